package care.continuum.scheduling.terms;

import java.time.Instant;

/// A stretch of time in which a session may be.
///
/// @param slot the day of the week and the clock's hour, the same week after week
public record Opening(Instant startsAt, Instant endsAt, Rank rank, String slot) {

    /// Which openings are used first.
    public enum Rank {
        USUAL,
        FURTHER,
        GROUP_TIME
    }

    /// Whether it has any of the time between these two.
    public boolean meets(Instant from, Instant to) {
        return startsAt.isBefore(to) && from.isBefore(endsAt);
    }
}
