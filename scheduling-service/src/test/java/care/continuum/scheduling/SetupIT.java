package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import care.continuum.testing.Api;
import care.continuum.testing.RealEngines;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The clinic's set-up over HTTP, beginning with the local one.
@RealEngines
@SpringBootTest(
        classes = SchedulingApplication.class,
        webEnvironment = RANDOM_PORT,
        properties = "continuum.scheduling.seed=true")
class SetupIT {

    @LocalServerPort
    int port;

    @Test
    void theLocalClinicHasFourSectionsAndFourMoreCliniciansAndRooms() {
        var sections = api().get("/api/scheduling/sections").json().path("items");
        assertThat(sections).hasSizeGreaterThanOrEqualTo(4);
        assertThat(sections)
                .extracting(
                        it -> it.path("track").asString() + it.path("ageBand").asString())
                .contains("DAYADULT", "DAYADOLESCENT", "EVENINGADULT", "EVENINGADOLESCENT");
        assertThat(api().get("/api/scheduling/clinicians").json().path("total").asInt())
                .isEqualTo(8);
        assertThat(api().get("/api/scheduling/rooms").json().path("total").asInt())
                .isEqualTo(8);
    }

    @Test
    void theSameKeyOpensOneSection() {
        var keyed = api().withKey(UUID.randomUUID().toString());
        var body = Map.of("track", "DAY", "ageBand", "ADULT", "capacity", 6);
        var first = keyed.post("/api/scheduling/sections", body);
        var second = keyed.post("/api/scheduling/sections", body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void aFacilitatorOfTheTrackIsNotFree() {
        var taken = api().get("/api/scheduling/sections?track=DAY").json().at("/items/0/facilitatorId");
        var reply = api().post(
                        "/api/scheduling/sections",
                        Map.of("track", "DAY", "ageBand", "ADULT", "capacity", 6, "facilitatorId", taken.asString()));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.rule()).isEqualTo("no-facilitator");
    }

    @Test
    void everyFaultIsListedAndNothingIsOpened() {
        var reply = api().post(
                        "/api/scheduling/sections",
                        Map.of("track", "NIGHT", "ageBand", "ADULT", "capacity", 0, "color", "red"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors"))
                .extracting(it -> it.path("field").asString())
                .containsExactlyInAnyOrder("track", "capacity", "color");
    }

    @Test
    void aTemplateWithALongGapIsRefusedWithTheReason() {
        var template =
                Map.of("track", "DAY", "days", List.of("MONDAY", "TUESDAY"), "startsAt", "09:00", "endsAt", "12:00");
        var reply = api().post("/api/scheduling/tracks", template);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.rule()).isEqualTo("service-days-too-far-apart");
        assertThat(api().get("/api/scheduling/tracks").json().path("items")).hasSize(2);
    }

    @Test
    void aClientWhomNobodyToldOfIsNotFound() {
        assertThat(api().get("/api/scheduling/clients/%s/sessions".formatted(UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        assertThat(api().get("/api/scheduling/clients/ana/sessions").status()).isEqualTo(400);
    }

    @Test
    void whoIsNotOfTheStaffSeesNothing() {
        assertThat(Api.at(port).as("client").get("/api/scheduling/sections").status())
                .isEqualTo(403);
        assertThat(Api.at(port)
                        .as("intake")
                        .post("/api/scheduling/rooms", Map.of())
                        .status())
                .isEqualTo(403);
    }

    private Api api() {
        return Api.at(port).as("scheduler");
    }
}
