package care.continuum.intake.client;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// When something is decided, and which day it is at the clinic.
record Moment(Instant now, ZoneId zone) {

    /// @param clock shows the clinic's time
    static Moment at(Clock clock) {
        return new Moment(clock.instant(), clock.getZone());
    }

    LocalDate day() {
        return day(now);
    }

    LocalDate day(Instant other) {
        return LocalDate.ofInstant(other, zone);
    }
}
