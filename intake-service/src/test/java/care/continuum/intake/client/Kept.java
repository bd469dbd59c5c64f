package care.continuum.intake.client;

import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.Origin;
import care.continuum.messaging.Todo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Aggregates in memory: what they told, what they heard, and what they left to be done.
final class Kept<S extends Aggregate<S>> implements Aggregates<S> {

    final Map<String, S> states = new TreeMap<>();
    final List<Object> told = new ArrayList<>();
    final Map<Todo, S> left = new LinkedHashMap<>();
    private final Map<String, Long> seen = new TreeMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Map<String, Object> decided = new TreeMap<>();

    @Override
    public Optional<S> find(String id) {
        return Optional.ofNullable(states.get(id));
    }

    @Override
    public S get(String id) {
        return find(id).orElseThrow(() -> new NotFound(id));
    }

    @Override
    public <A> A begin(String id, Command command, Supplier<Change<S>> decision, Answer<S, A> answer) {
        return answer.view().apply(keep(id, decision.get()));
    }

    @Override
    public <A> A amend(String id, Command command, Function<S, Change<S>> decision, Answer<S, A> answer) {
        var before = decided.get(command.id());
        if (before != null) {
            return answer.type().cast(before);
        }
        var told = answer.view().apply(keep(id, decision.apply(get(id))));
        if (command.keyed()) {
            decided.put(command.id(), told);
        }
        return told;
    }

    @Override
    public boolean remembers(String id, Command command) {
        return decided.containsKey(command.id());
    }

    @Override
    public S react(String id, Origin origin, Supplier<S> beginning, Function<S, Change<S>> decision) {
        var mark = "%s<-%s/%s".formatted(id, origin.source(), origin.aggregate());
        if (seen.getOrDefault(mark, 0L) >= origin.sequence()) {
            return get(id);
        }
        var after = settle(id, beginning, decision);
        seen.put(mark, origin.sequence());
        return after;
    }

    @Override
    public <T> S react(
            String id,
            Origin origin,
            Supplier<S> beginning,
            Function<S, T> steps,
            BiFunction<S, T, Change<S>> decision) {
        return react(id, origin, beginning, before -> decision.apply(before, steps.apply(before)));
    }

    @Override
    public S settle(String id, Supplier<S> beginning, Function<S, Change<S>> decision) {
        var before = states.get(id);
        return keep(id, decision.apply(before == null ? beginning.get() : before));
    }

    private S keep(String id, Change<S> change) {
        states.put(id, change.state());
        told.addAll(change.events());
        for (var todo : change.todos()) {
            if (begun.add(todo.id())) {
                left.put(todo, change.state());
            }
        }
        return change.state();
    }
}
