package care.continuum.suite;

import care.continuum.local.api.ApiClient;
import care.continuum.local.stack.Part;
import care.continuum.local.stack.Ports;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;

/// The days of a clinic whose clock is moved.
final class Days {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// The clock takes no longer step.
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final String CLOCK = "/api/ops/clock";

    private final ApiClient api;
    private final Ports ports;
    private final ZoneId zone;

    Days(ApiClient api, Ports ports, ZoneId zone) {
        this.api = api;
        this.ports = ports;
        this.zone = zone;
    }

    OffsetDateTime now() {
        return now(CLOCK);
    }

    private OffsetDateTime now(String clock) {
        return OffsetDateTime.parse(api.get(clock).path("now").asString())
                .atZoneSameInstant(zone)
                .toOffsetDateTime();
    }

    LocalDate today() {
        return now().toLocalDate();
    }

    /// Returns when every service is there. A time that has passed changes nothing.
    void moveTo(OffsetDateTime time) {
        for (var by = until(time); by.isPositive(); by = until(time)) {
            var step = by.compareTo(LONGEST) > 0 ? LONGEST : by;
            api.post(CLOCK, Map.of("by", step.toString()));
        }
        for (var part : Part.SERVICES) {
            api.await(
                    ports.url(part) + CLOCK,
                    part + " to be there",
                    LIMIT,
                    answer ->
                            !OffsetDateTime.parse(answer.path("now").asString()).isBefore(time));
        }
    }

    private Duration until(OffsetDateTime time) {
        return Duration.between(now(), time);
    }

    /// Shortly before this day's midnight.
    void endOf(LocalDate day) {
        moveTo(day.atTime(LocalTime.of(23, 50)).atZone(zone).toOffsetDateTime());
    }
}
