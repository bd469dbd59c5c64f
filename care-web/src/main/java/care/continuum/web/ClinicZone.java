package care.continuum.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// Where the clinic is: its days are the days of every rule. Setting `continuum.zone`.
public record ClinicZone(ZoneId zone) {

    public LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /// When the day begins.
    public Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// The moment at which the clinic's clocks show this; the next valid one where they jump over it.
    public Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
