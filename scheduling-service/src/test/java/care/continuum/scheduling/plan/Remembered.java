package care.continuum.scheduling.plan;

import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.Origin;
import care.continuum.messaging.Todo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Aggregates in memory, for tests in which thousands of orders are tried. Steps before a reaction are done twice, as
/// after a write that was lost.
final class Remembered<S extends Aggregate<S>> implements Aggregates<S> {

    final Map<String, S> all = new HashMap<>();
    final List<Object> told = new ArrayList<>();
    final List<Left> left = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();

    /// Work that a decision left behind.
    record Left(String id, Todo todo) {}

    @Override
    public Optional<S> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public S get(String id) {
        return find(id).orElseThrow();
    }

    @Override
    public <A> A begin(String id, Command command, Supplier<Change<S>> decision, Answer<S, A> answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A> A amend(String id, Command command, Function<S, Change<S>> decision, Answer<S, A> answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public S react(String id, Origin origin, Supplier<S> beginning, Function<S, Change<S>> decision) {
        return react(id, origin, beginning, _ -> true, (state, _) -> decision.apply(state));
    }

    @Override
    public <T> S react(
            String id,
            Origin origin,
            Supplier<S> beginning,
            Function<S, T> steps,
            BiFunction<S, T, Change<S>> decision) {
        var mark = id + " " + origin.source() + " " + origin.aggregate();
        if (origin.sequence() <= seen.getOrDefault(mark, 0L)) {
            return get(id);
        }
        seen.put(mark, origin.sequence());
        var before = find(id).orElseGet(beginning);
        var _ = steps.apply(before);
        return keep(id, decision.apply(before, steps.apply(before)));
    }

    @Override
    public S settle(String id, Supplier<S> beginning, Function<S, Change<S>> decision) {
        return keep(id, decision.apply(find(id).orElseGet(beginning)));
    }

    private S keep(String id, Change<S> change) {
        all.put(id, change.state());
        told.addAll(change.events());
        change.todos().forEach(todo -> left.add(new Left(id, todo)));
        return change.state();
    }
}
