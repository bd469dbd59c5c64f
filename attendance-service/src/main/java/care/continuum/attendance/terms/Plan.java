package care.continuum.attendance.terms;

import care.continuum.events.AgeBand;
import care.continuum.events.Track;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The frame of a personal plan.
///
/// @param weeks     with those that were added
/// @param enteredAt when this service heard of it
/// @param attempt   of the seat that scheduling made it for, as told last
public record Plan(
        LocalDate startDate,
        int weeks,
        int weeklyHours,
        Track track,
        AgeBand ageBand,
        Instant enteredAt,
        Holds holds,
        @Nullable Integer attempt) {

    /// The first day after the planned weeks. While the client is on hold, the end moves on.
    public LocalDate end() {
        return startDate.plusWeeks(weeks).plusDays(holds.days());
    }

    public boolean isOnHold() {
        return holds.isOpen();
    }

    public Plan with(Holds changed) {
        var extension = changed.extension();
        var same = new Plan(startDate, weeks, weeklyHours, track, ageBand, enteredAt, changed, attempt);
        return extension == null ? same : same.lasting(extension.weeks());
    }

    /// At least so many weeks.
    public Plan lasting(int most) {
        return new Plan(startDate, Math.max(weeks, most), weeklyHours, track, ageBand, enteredAt, holds, attempt);
    }

    /// Told again as a whole; what came to it has no attempt.
    public Plan madeFor(@Nullable Integer seat) {
        return seat == null ? this : new Plan(startDate, weeks, weeklyHours, track, ageBand, enteredAt, holds, seat);
    }

    /// The client is back from a hold, or in another track, or was taken off sessions for either, or weeks were added,
    /// and the sessions are not known yet. Scheduling tells the whole plan after each; a later seat's plan has what
    /// was left of an earlier one.
    public boolean awaitsSessions(Ledger ledger, Rules rules) {
        var seat = holds.attempt();
        return (seat != null && (attempt == null || attempt < seat)) || awaitsExtension(ledger, rules);
    }

    private boolean awaitsExtension(Ledger ledger, Rules rules) {
        var extension = holds.extension();
        return extension != null
                && ledger.entries().stream()
                        .filter(Predicate.not(Entry::isMakeUp))
                        .allMatch(entry -> rules.day(entry.startsAt()).isBefore(extension.from()));
    }
}
