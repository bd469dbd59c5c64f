package care.continuum.scheduling.terms;

import java.time.Instant;

/// A stretch of time in which a session may be.
public record Opening(Instant startsAt, Instant endsAt, Rank rank) {

    /// Which openings are used first.
    public enum Rank {
        USUAL,
        FURTHER,
        GROUP_TIME
    }
}
