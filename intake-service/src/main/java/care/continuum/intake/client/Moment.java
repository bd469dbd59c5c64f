package care.continuum.intake.client;

import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// When something is decided, and which day it is at the clinic.
record Moment(Instant now, ClinicZone clinic) {

    static final String PAST = "must not be in the past";

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

    /// @throws BadInput where that field names a day before this one
    void mustNotBePast(String field, LocalDate other) {
        if (other.isBefore(day())) {
            throw new BadInput(List.of(new Fault(field, PAST)));
        }
    }
}
