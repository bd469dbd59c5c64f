package care.continuum.testing;

import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.Origin;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Aggregates without a database, so that thousands of stories go through the feeds in a second. Keeps the marks of
/// what was heard as the real ones do, and the keyed commands that were amended by. Steps before a reaction are
/// done twice, as after a write that was lost; work that is left waits until a test takes it.
///
/// @param <S> the state
public final class InMemory<S extends Aggregate<S>> implements Aggregates<S> {

    private final Map<String, S> states = new HashMap<>();
    private final Map<String, Long> heard = new HashMap<>();
    private final Set<String> decided = new HashSet<>();
    private final List<Object> told = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    /// Work that a decision left behind.
    ///
    /// @param id the aggregate's
    public record Left(String id, Todo todo) {}

    /// All events so far, in the order in which they were told.
    public List<Object> told() {
        return List.copyOf(told);
    }

    /// The work that waits; whoever does some of it takes it out.
    public List<Left> left() {
        return left;
    }

    @Override
    public Optional<S> find(String id) {
        return Optional.ofNullable(states.get(id));
    }

    @Override
    public S get(String id) {
        return find(id).orElseThrow(() -> new NotFound("There is no " + id));
    }

    @Override
    public <A> A begin(String id, Command command, Supplier<Change<S>> decision, Answer<S, A> answer) {
        if (states.containsKey(id)) {
            throw new RuleBroken("already-exists", "There is one already");
        }
        return answer.view().apply(keep(id, decision.get()));
    }

    @Override
    public <A> A amend(String id, Command command, Function<S, Change<S>> decision, Answer<S, A> answer) {
        if (remembers(id, command)) {
            return answer.view().apply(get(id));
        }
        var after = keep(id, decision.apply(get(id)));
        if (command.keyed()) {
            decided.add(id + "/" + command.id());
        }
        return answer.view().apply(after);
    }

    @Override
    public boolean remembers(String id, Command command) {
        return decided.contains(id + "/" + command.id());
    }

    @Override
    public S react(String id, Origin origin, Supplier<S> beginning, Function<S, Change<S>> decision) {
        return react(id, origin, beginning, state -> state, (state, _) -> decision.apply(state));
    }

    @Override
    public <T> S react(
            String id,
            Origin origin,
            Supplier<S> beginning,
            Function<S, T> steps,
            BiFunction<S, T, Change<S>> decision) {
        var before = find(id).orElseGet(beginning);
        var mark = "%s heard %s of %s".formatted(id, origin.aggregate(), origin.source());
        if (origin.sequence() <= heard.getOrDefault(mark, 0L)) {
            return before;
        }
        heard.put(mark, origin.sequence());
        var _ = steps.apply(before);
        return keep(id, decision.apply(before, steps.apply(before)));
    }

    @Override
    public S settle(String id, Supplier<S> beginning, Function<S, Change<S>> decision) {
        return keep(id, decision.apply(find(id).orElseGet(beginning)));
    }

    private S keep(String id, Change<S> change) {
        states.put(id, change.state());
        told.addAll(change.events());
        change.todos().forEach(todo -> left.add(new Left(id, todo)));
        return change.state();
    }
}
