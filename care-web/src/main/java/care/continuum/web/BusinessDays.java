package care.continuum.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// Counts the days on which offices answer: no weekends, and none of the clinic's holidays.
public final class BusinessDays {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private BusinessDays() {}

    /// The last of so many business days after a day.
    public static LocalDate after(LocalDate start, int days, Collection<LocalDate> holidays) {
        var day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= WEEKEND.contains(day.getDayOfWeek()) || holidays.contains(day) ? 0 : 1;
        }
        return day;
    }
}
