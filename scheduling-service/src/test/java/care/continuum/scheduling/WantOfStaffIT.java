package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Track;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A clinic that has hardly a room and hardly anybody to spare.
@SchedulingTest
class WantOfStaffIT extends WithClients {

    /// Two rooms of the three are taken; the third is the section's, whose group is then, though for nobody yet.
    @Test
    @Proves("all-conflicts")
    void aRefusalForWantOfARoomTellsAlsoOfTheGroupThatTheNamedClinicianHasThen() {
        var section = clients.opened(Track.DAY);
        var ana = clients.enrolled(section, Track.DAY, 9);
        var facilitator = clients.groups(ana).getFirst().path("clinicianId").asString();
        var group =
                clients.monday.plusDays(28).atTime(9, 0).atZone(Clinics.ZONE).toInstant();
        for (int i = 0; i < 2; i++) {
            var other = clients.enrolled(section, Track.DAY, 9);
            clients.api().post("/api/scheduling/sessions", entry(other, group)).mustBe(201);
        }
        var wanted = entry(ana, group);
        wanted.put("clinicianId", facilitator);
        var conflicts = clients.api()
                .post("/api/scheduling/sessions", wanted)
                .mustBe(409)
                .json()
                .path("conflicts");
        assertThat(conflicts.valueStream().map(it -> it.path("what").asString()))
                .containsExactlyInAnyOrder("ROOM", "CLINICIAN");
        assertThat(conflicts)
                .filteredOn(it -> it.path("what").asString().equals("CLINICIAN"))
                .allMatch(it -> it.path("id").asString().equals(facilitator));
    }

    private static Map<String, Object> entry(People one, Instant at) {
        return new HashMap<>(Map.of("clientId", one.client, "kind", "INDIVIDUAL", "startsAt", at));
    }
}
