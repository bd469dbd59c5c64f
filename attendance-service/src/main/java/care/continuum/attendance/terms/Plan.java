package care.continuum.attendance.terms;

import care.continuum.events.AgeBand;
import care.continuum.events.Track;
import java.time.Instant;
import java.time.LocalDate;

/// The frame of a personal plan.
///
/// @param enteredAt when this service heard of it
public record Plan(
        LocalDate startDate, int weeks, int weeklyHours, Track track, AgeBand ageBand, Instant enteredAt, Holds holds) {

    /// The first day after the planned weeks. While the client is on hold, the end moves on.
    public LocalDate end() {
        return startDate.plusWeeks(weeks).plusDays(holds.days());
    }

    public boolean isOnHold() {
        return holds.isOpen();
    }

    public Plan with(Holds changed) {
        return new Plan(startDate, weeks, weeklyHours, track, ageBand, enteredAt, changed);
    }
}
