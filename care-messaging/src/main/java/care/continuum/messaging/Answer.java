package care.continuum.messaging;

import java.util.function.Function;

/// How the outcome of a command is told to the caller. Kept small: for a command with a key it is stored with the
/// state.
///
/// @param type a record that Jackson can write and read back
/// @param view the answer for the state after the change
public record Answer<S, A>(Class<A> type, Function<S, A> view) {

    public static <S, A> Answer<S, A> as(Class<A> type, Function<S, A> view) {
        return new Answer<>(type, view);
    }
}
