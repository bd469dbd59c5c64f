package care.continuum.messaging;

import java.util.ArrayList;
import java.util.List;

/// What a decision leads to: the new state, the news to tell the others, and what is left to do elsewhere.
///
/// @param events the news, in the order in which they are told; of the types of the aggregate's [EventContract]
/// @param todos  work on other documents that follows from the decision, kept with the state until it is done
public record Change<S>(S state, List<?> events, List<Todo> todos) {

    public Change {
        events = List.copyOf(events);
        todos = List.copyOf(todos);
    }

    public static <S> Change<S> to(S state, Object... events) {
        return new Change<>(state, List.of(events), List.of());
    }

    public static <S> Change<S> to(S state, List<?> events) {
        return new Change<>(state, events, List.of());
    }

    /// Nothing happened: nothing is written, unless a mark or a command id has to be kept.
    public static <S> Change<S> none(S state) {
        return new Change<>(state, List.of(), List.of());
    }

    /// The same change with more work to follow.
    public Change<S> andThen(Todo... more) {
        var all = new ArrayList<>(todos);
        all.addAll(List.of(more));
        return new Change<>(state, events, all);
    }
}
