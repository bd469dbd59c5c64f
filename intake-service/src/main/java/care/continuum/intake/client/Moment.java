package care.continuum.intake.client;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/// When something is decided, and which day it is at the clinic.
record Moment(Instant now, LocalDate day) {

    /// @param clock shows the clinic's time
    static Moment at(Clock clock) {
        var now = clock.instant();
        return new Moment(now, LocalDate.ofInstant(now, clock.getZone()));
    }
}
