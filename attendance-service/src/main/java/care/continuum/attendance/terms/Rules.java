package care.continuum.attendance.terms;

import care.continuum.web.BusinessDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// What an episode is judged by. Kept with it, so that a later change of settings does not rewrite its past.
///
/// @param zone                the clinic's: days are days there
/// @param automaticCompletion whether a program completes as soon as its criteria are met
/// @param holidays            of the clinic: no business days
public record Rules(ZoneId zone, boolean automaticCompletion, Limits limits, List<LocalDate> holidays) {

    public Rules {
        holidays = List.copyOf(holidays);
    }

    public LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /// The first instant of the day.
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// The end of the business day that many business days after `now`.
    public Instant afterBusinessDays(Instant now, int days) {
        return startOf(BusinessDays.after(day(now), days, holidays).plusDays(1));
    }

    public boolean isPartial(int minutes, int length) {
        return minutes * 100 < limits.partialBelow() * length;
    }

    public boolean isLateArrival(Instant at, Instant startsAt) {
        return at.isAfter(startsAt.plus(Duration.ofMinutes(limits.lateAfterMinutes())));
    }

    public boolean isNotice(Instant noticeAt, Instant startsAt) {
        return !noticeAt.isAfter(startsAt.minus(Duration.ofHours(limits.noticeHours())));
    }

    /// When a session without a word counts as a no-show: at its end, or later where it was entered only after it
    /// had taken place.
    public Instant sheetDue(Instant endsAt, Instant enteredAt) {
        return endsAt.isBefore(enteredAt) ? enteredAt.plus(Duration.ofHours(limits.sheetHours())) : endsAt;
    }

    /// Whether an outcome is recorded too late after its session to ask anybody to call.
    public boolean isTooLateForOutreach(Instant endsAt, Instant now) {
        return now.isAfter(endsAt.plus(Duration.ofHours(limits.lateMissHours())));
    }
}
