package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.Need;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Wire;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A plan that waits, in a clinic of its own.
@SchedulingTest
class WaitingPlanIT {

    private final LocalDate today = LocalDate.now(Clinics.ZONE);

    @Autowired
    Wire wire;

    @LocalServerPort
    int port;

    @Test
    void aPlanWaitsUntilThereIsAClinicianAndARoom() {
        var clinics = new Clinics(port);
        clinics.staff(1);
        var section = clinics.section(Track.DAY, 12);
        var ana = new People(wire, Track.DAY);
        ana.ask(1);
        ana.enroll(section, today, 2, 12, EnumSet.of(Need.SKILLS_TRAINING));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("/api/scheduling/worklist?kind=PLAN_WAITING"))
                        .anyMatch(it -> it.path("clientId").asString().equals(ana.client.toString())
                                && it.path("episodeId").asString().equals(ana.episode.toString())));
        assertThat(api().get(ana.path("sessions")).status()).isEqualTo(404);
        assertThat(api().get(ana.path("plan")).json().path("lacking").toString())
                .contains("INDIVIDUAL");

        clinics.staff(1);
        var plan = wire.await(
                SchedulingEvent.TOPIC,
                told -> told.key().equals(ana.client.toString()) && told.type().endsWith(".SessionsScheduled.v1"));
        assertThat(plan.value().path("sessions")).hasSize(2 * (3 + 3));
        await().untilAsserted(() -> assertThat(get(ana.path("sessions"))).hasSize(12));
        assertThat(get("/api/scheduling/worklist?kind=PLAN_WAITING")).isEmpty();
    }

    private Api api() {
        return Api.at(port).as("scheduler");
    }

    private JsonNode get(String path) {
        return api().get(path).json().path("items");
    }
}
