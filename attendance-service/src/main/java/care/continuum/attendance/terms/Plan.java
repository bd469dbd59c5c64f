package care.continuum.attendance.terms;

import care.continuum.events.AgeBand;
import care.continuum.events.Track;
import java.time.Instant;
import java.time.LocalDate;

/// The frame of a personal plan.
///
/// @param enteredAt when this service heard of it
public record Plan(LocalDate startDate, int weeks, int weeklyHours, Track track, AgeBand ageBand, Instant enteredAt) {

    /// The first day after the planned weeks.
    public LocalDate end() {
        return startDate.plusWeeks(weeks);
    }
}
