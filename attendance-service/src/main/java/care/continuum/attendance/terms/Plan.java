package care.continuum.attendance.terms;

import care.continuum.events.AgeBand;
import care.continuum.events.Track;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;

/// The frame of a personal plan.
///
/// @param weeks     with those that were added
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
        var extension = changed.extension();
        var same = new Plan(startDate, weeks, weeklyHours, track, ageBand, enteredAt, changed);
        return extension == null ? same : same.lasting(extension.weeks());
    }

    /// At least so many weeks.
    public Plan lasting(int most) {
        return new Plan(startDate, Math.max(weeks, most), weeklyHours, track, ageBand, enteredAt, holds);
    }

    /// Weeks were added, and their sessions are not known yet.
    public boolean awaitsSessions(Ledger ledger, Rules rules) {
        var extension = holds.extension();
        return extension != null
                && ledger.entries().stream()
                        .filter(Predicate.not(Entry::isMakeUp))
                        .allMatch(entry -> rules.day(entry.startsAt()).isBefore(extension.from()));
    }
}
