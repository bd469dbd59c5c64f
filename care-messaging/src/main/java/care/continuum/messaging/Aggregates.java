package care.continuum.messaging;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Keeps the aggregates of one kind: each one document, written together with its news in one conditional write
/// (majority, journal). A decision may be asked several times; it must be a pure function. Made by
/// [AggregatesFactory].
///
/// Throws what the decision throws; [Unresolved] when MongoDB gives no answer in 5 s; [TooLarge] before a write
/// that would not fit. Nothing is written in any of these cases that the caller has to undo.
///
/// @param <S> the state
public interface Aggregates<S extends Aggregate<S>> {

    /// As last written; what was read may not be durable yet, so do not act on it alone.
    Optional<S> find(String id);

    /// As [#find], for those who need it.
    ///
    /// @throws NotFound where there is none
    S get(String id);

    /// Begins an aggregate by a command. The same command again gives the same answer; another one that finds the
    /// id taken is refused with [RuleBroken] `already-exists`.
    <A> A begin(String id, Command command, Supplier<Change<S>> decision, Answer<S, A> answer);

    /// Lets the aggregate decide a command and keeps the outcome; the same command again gives the same answer.
    ///
    /// @throws NotFound  when there is no such aggregate
    /// @throws KeyReused when the command's id came before with another body
    <A> A amend(String id, Command command, Function<S, Change<S>> decision, Answer<S, A> answer);

    /// Whether the aggregate still remembers the outcome of this command: then it is a repetition, and belongs there.
    boolean remembers(String id, Command command);

    /// The answer of a command that is remembered.
    ///
    /// @throws Unresolved where a crash of the database took it back since it was looked for
    default <A> A again(String id, Command command, Answer<S, A> answer) {
        return amend(
                id,
                command,
                _ -> {
                    throw new Unresolved("what was done was taken back");
                },
                answer);
    }

    /// The effect of an event: written with the mark that it has been heard, begun where there is no such
    /// aggregate; an event heard before changes nothing. Returns the state after it.
    S react(String id, Origin origin, Supplier<S> beginning, Function<S, Change<S>> decision);

    /// As the other, for a reaction that first needs register steps: `steps` sees the state before, runs at least
    /// once for an event not yet heard, and must be idempotent; its result is the decision's.
    <T> S react(
            String id,
            Origin origin,
            Supplier<S> beginning,
            Function<S, T> steps,
            BiFunction<S, T, Change<S>> decision);

    /// An idempotent change without a command or an event behind it: a register step, a [Todo], a deadline. Begun
    /// where there is no such aggregate. Returns the state after it, once that is durable.
    S settle(String id, Supplier<S> beginning, Function<S, Change<S>> decision);
}
