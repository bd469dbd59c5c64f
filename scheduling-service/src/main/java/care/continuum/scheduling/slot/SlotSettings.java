package care.continuum.scheduling.slot;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When appointments may be, under `continuum.scheduling.slots`.
///
/// @param days      so many, of which the last is the due day
/// @param weekdays  on which there are any
/// @param firstHour of the day at which one may begin
/// @param endHour   of the day by which each is over
@ConfigurationProperties("continuum.scheduling.slots")
record SlotSettings(
        @DefaultValue("7") int days,

        @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"})
        Set<DayOfWeek> weekdays,

        @DefaultValue("9") int firstHour,
        @DefaultValue("17") int endHour) {

    private static final int HOURS_OF_DAY = 24;

    SlotSettings {
        weekdays = Set.copyOf(weekdays);
        var faults = new ArrayList<String>();
        if (days < 1) {
            faults.add("days must be at least 1");
        }
        if (weekdays.isEmpty()) {
            faults.add("weekdays must name a day");
        }
        if (firstHour < 0 || endHour > HOURS_OF_DAY || firstHour >= endHour) {
            faults.add("first-hour must be before end-hour, both from 0 to 24");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("continuum.scheduling.slots: " + String.join("; ", faults));
        }
    }

    /// The first of the days that end on this one.
    LocalDate firstDay(LocalDate dueBy) {
        return dueBy.minusDays(days - 1L);
    }

    /// When an appointment may begin on that day.
    Stream<Instant> hours(LocalDate day, ZoneId zone) {
        return weekdays.contains(day.getDayOfWeek())
                ? IntStream.range(firstHour, endHour)
                        .mapToObj(it -> day.atTime(it, 0).atZone(zone).toInstant())
                : Stream.of();
    }
}
