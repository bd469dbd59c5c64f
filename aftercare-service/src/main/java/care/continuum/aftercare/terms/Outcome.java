package care.continuum.aftercare.terms;

import java.time.Duration;

/// What came of a try to send a referral.
public sealed interface Outcome {

    /// Whether the partner has it, or may have it.
    default boolean reached() {
        return false;
    }

    /// The partner has it.
    record Accepted() implements Outcome {

        @Override
        public boolean reached() {
            return true;
        }
    }

    /// The partner's definite no; too many of them end the sending.
    record Refused(Duration pause, int most) implements Outcome {

        @Override
        public boolean reached() {
            return true;
        }
    }

    /// No answer from the partner, or none that says anything.
    ///
    /// @param reached whether the partner may have it all the same
    record Unanswered(boolean reached, Duration pause) implements Outcome {}

    /// No answer from intake, or one that is too old by now: nothing was tried.
    record Postponed(Duration pause) implements Outcome {}

    /// Intake's no.
    record Denied() implements Outcome {}

    /// Intake's yes for a partner to whom staff go themselves.
    record Allowed() implements Outcome {}

    /// The partner stands in the directory no more, or not with this name, or it does not take the kind any more.
    record Gone() implements Outcome {}
}
