package care.continuum.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// The suite's time on the clinic's calendar. It goes on: validation asks for a clock once and keeps it.
final class ClinicClock extends Clock {

    private final Clock suite;
    private final ZoneId zone;

    ClinicClock(Clock suite, ZoneId zone) {
        this.suite = suite;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return suite.instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ClinicClock(suite, other);
    }
}
