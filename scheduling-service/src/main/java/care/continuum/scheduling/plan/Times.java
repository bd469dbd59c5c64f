package care.continuum.scheduling.plan;

import care.continuum.web.BadInput.Fault;
import java.time.Instant;
import java.util.List;

/// Times at which a session can begin or end: time is claimed by the quarter-hour.
final class Times {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    private static final long QUARTER = 15 * 60L;

    private Times() {}

    static List<Fault> faults(String field, Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            return List.of(new Fault(field, "must be from the year 2000 to 2199"));
        }
        return Fault.unless(
                time.getNano() == 0 && time.getEpochSecond() % QUARTER == 0, field, "must be on a quarter of an hour");
    }
}
