package care.continuum.scheduling.feed;

import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How feeds are shown.
@Component
class FeedSettings {

    private final ZoneId zone;
    private final Clock clock;
    private final Duration past;
    private final String address;

    /// @param past    how far back a clinician's feed goes
    /// @param address where the gateway is found
    FeedSettings(
            ClinicZone clinic,
            Clock clock,
            @Value("${continuum.scheduling.feed-past:35d}") Duration past,
            @Value("${continuum.scheduling.feed-address:${continuum.issuer}}") String address) {
        this.zone = clinic.zone();
        this.clock = clock;
        this.past = past;
        this.address = address;
    }

    /// A calendar as of now.
    ICalendar calendar() {
        return new ICalendar(zone, clock.instant());
    }

    Instant earliest() {
        return clock.instant().minus(past);
    }

    String url(String secret) {
        return "%s/api/scheduling/feeds/%s.ics".formatted(address, secret);
    }
}
