package care.continuum.intake.terms;

import java.time.Instant;

/// What staff must do for a client, and by when.
public record Task(Kind kind, Instant dueAt) {

    /// Sorted by what hurts most.
    public enum Kind {
        CRISIS,
        RISK_SCREEN,
        ASSESSMENT,
        SEAT_OFFER
    }
}
