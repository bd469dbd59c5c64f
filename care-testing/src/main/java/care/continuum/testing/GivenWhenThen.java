package care.continuum.testing;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tests a decision as a sentence: given a state, when this happens, then that is told.
///
/// @param <S> the state
public final class GivenWhenThen<S> {

    private final S state;

    private GivenWhenThen(S state) {
        this.state = state;
    }

    public static <S> GivenWhenThen<S> given(S state) {
        return new GivenWhenThen<>(state);
    }

    public Then<S> when(Function<S, Change<S>> decision) {
        try {
            return new Then<>(decision.apply(state), null);
        } catch (RuleBroken refused) {
            return new Then<>(null, refused);
        }
    }

    /// What came of it: a change, or a refusal.
    public record Then<S>(
            @Nullable Change<S> change, @Nullable RuleBroken refused) {

        /// Exactly these events were told, in this order.
        public Then<S> then(Object... events) {
            assertThat(happened().events()).isEqualTo(List.of(events));
            return this;
        }

        /// Nothing was told.
        public Then<S> thenNothing() {
            return then();
        }

        public Then<S> thenState(Consumer<S> check) {
            check.accept(happened().state());
            return this;
        }

        public void thenRefused(String rule) {
            if (refused == null) {
                throw new AssertionError("not refused, but " + change);
            }
            assertThat(refused.rule()).isEqualTo(rule);
        }

        /// Goes on from the new state.
        public GivenWhenThen<S> and() {
            return given(happened().state());
        }

        private Change<S> happened() {
            if (change == null) {
                throw new AssertionError("refused", refused);
            }
            return change;
        }
    }
}
