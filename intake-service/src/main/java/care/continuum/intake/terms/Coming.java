package care.continuum.intake.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// A day on which something decided before takes effect, from its first moment at the clinic on.
public record Coming(LocalDate on, Instant at) {

    public static Coming on(LocalDate day, ZoneId clinic) {
        return new Coming(day, day.atStartOfDay(clinic).toInstant());
    }
}
