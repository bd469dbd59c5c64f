package care.continuum.aftercare.terms;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/// Counts the days on which offices answer.
public final class BusinessDays {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private BusinessDays() {}

    /// The same time of day so many business days later.
    public static Instant after(Instant start, int days, ZoneId zone) {
        var moment = start.atZone(zone);
        for (int left = days; left > 0; ) {
            moment = moment.plusDays(1);
            left -= WEEKEND.contains(moment.getDayOfWeek()) ? 0 : 1;
        }
        return moment.toInstant();
    }
}
