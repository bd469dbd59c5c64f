package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.scheduling.terms.Section;
import care.continuum.testing.Api;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/// Sets a clinic up through its API.
final class Clinics {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Api api;

    Clinics(int port) {
        this.api = Api.at(port).as("scheduler");
    }

    /// When the day begins there.
    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /// A section that only the test knows.
    static Section unheardOf() {
        return new Section(
                new SectionId(UUID.randomUUID()),
                Track.DAY,
                AgeBand.ADULT,
                12,
                new ClinicianId(UUID.randomUUID()),
                new RoomId(UUID.randomUUID()));
    }

    /// Clinicians and rooms, one of each at a time.
    void staff(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(api.post("/api/scheduling/clinicians", Map.of()).status())
                    .isEqualTo(201);
            assertThat(api.post("/api/scheduling/rooms", Map.of("name", "A room"))
                            .status())
                    .isEqualTo(201);
        }
    }

    SectionId section(Track track, int capacity) {
        var opened = api.post(
                "/api/scheduling/sections", Map.of("track", track, "ageBand", AgeBand.ADULT, "capacity", capacity));
        assertThat(opened.status()).as("%s", opened.json()).isEqualTo(201);
        return SectionId.of(opened.json().path("sectionId").asString());
    }
}
