package care.continuum.scheduling.terms;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/// When a clinician works on these days.
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public WorkingHours {
        days = Set.copyOf(days);
    }

    boolean cover(Instant start, Instant end, ZoneId zone) {
        var first = start.atZone(zone);
        var last = end.atZone(zone);
        return days.contains(first.getDayOfWeek())
                && first.toLocalDate().equals(last.toLocalDate())
                && !first.toLocalTime().isBefore(from)
                && !last.toLocalTime().isAfter(to);
    }
}
