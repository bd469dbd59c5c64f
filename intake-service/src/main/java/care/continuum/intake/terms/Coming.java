package care.continuum.intake.terms;

import care.continuum.web.ClinicZone;
import java.time.Instant;
import java.time.LocalDate;

/// A day on which something decided before takes effect, from its first moment at the clinic on.
public record Coming(LocalDate on, Instant at) {

    public static Coming on(LocalDate day, ClinicZone clinic) {
        return new Coming(day, clinic.start(day));
    }
}
