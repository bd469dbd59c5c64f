package care.continuum.scheduling.plan;

import care.continuum.scheduling.Session;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/// The days of one enrollment.
///
/// @param end the first day after it
record Stay(LocalDate from, LocalDate end) {

    /// A stay may go on for a while without being extended; a year that was mistyped is refused.
    static final int MOST_WEEKS_AFTER = 12;

    static Stay of(Enrollment agreed) {
        var end = agreed.startDate().plusDays(agreed.daysOnHold()).plusWeeks(agreed.weeks());
        return new Stay(agreed.startDate(), end);
    }

    /// That of a plan with sessions.
    static Stay of(Plan plan) {
        return of(Objects.requireNonNull(plan.enrollment()));
    }

    /// Whether the session is on a day before it.
    boolean follows(Session session, ZoneId zone) {
        return day(session, zone).isBefore(from);
    }

    /// Whether the day lies too long after the end for a session.
    boolean isLongOverOn(LocalDate day) {
        return day.isAfter(end.plusWeeks(MOST_WEEKS_AFTER));
    }

    /// Whether a session of the client cannot be moved there. What many come to takes place all the same,
    /// without whoever comes to the program later.
    boolean forbids(Session before, Session moved, ZoneId zone) {
        var isLater = moved.startsAt().isAfter(before.startsAt());
        return (!moved.isShared() && follows(moved, zone)) || (isLater && isLongOverOn(day(moved, zone)));
    }

    private static LocalDate day(Session session, ZoneId zone) {
        return session.startsAt().atZone(zone).toLocalDate();
    }
}
