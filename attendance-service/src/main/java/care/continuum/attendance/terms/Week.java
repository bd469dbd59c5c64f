package care.continuum.attendance.terms;

import care.continuum.events.HoursFlag;
import java.time.LocalDate;
import java.util.Set;

/// The minutes of seven days of a program.
///
/// @param week      counts from 1 at the start date
/// @param makeUpMinutes attended in make-up sessions that took place in this week
/// @param flags     of a settled week in which something was; of another one nothing can be said
/// @param settled   whether every session of it has an outcome
public record Week(
        int week,
        LocalDate startsOn,
        int scheduledMinutes,
        int attendedMinutes,
        int makeUpMinutes,
        int billableDays,
        Set<HoursFlag> flags,
        boolean settled) {

    public Week {
        flags = Set.copyOf(flags);
    }

    /// Past on that day, and settled: its figures can be told.
    public boolean isOver(LocalDate today) {
        return isDecided(today) && !isEmpty();
    }

    /// The same, also of one in which nothing is any more.
    public boolean isDecided(LocalDate today) {
        return settled && !today.isBefore(startsOn.plusDays(7));
    }

    public boolean isBelowPlan() {
        return settled && attendedMinutes + makeUpMinutes < scheduledMinutes;
    }

    /// Nothing was planned in it and nothing took place.
    private boolean isEmpty() {
        return scheduledMinutes + attendedMinutes + makeUpMinutes == 0;
    }
}
