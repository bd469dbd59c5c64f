package care.continuum.intake.client;

import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/// When something is decided, and which day it is at the clinic.
record Moment(Instant now, ClinicZone clinic) {

    /// @param clock tells instants, in whatever zone
    static Moment at(Clock clock, ClinicZone clinic) {
        return new Moment(clock.instant(), clinic);
    }

    LocalDate day() {
        return day(now);
    }

    LocalDate day(Instant other) {
        return clinic.day(other);
    }
}
