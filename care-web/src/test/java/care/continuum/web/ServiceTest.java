package care.continuum.web;

import static care.continuum.web.Asking.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What every service does the same way when nothing goes wrong.
@SpringBootTest(
        classes = ThingsApplication.class,
        webEnvironment = RANDOM_PORT,
        properties = {"continuum.web.open=/api/open", "continuum.web.service=things"})
class ServiceTest {

    private static final String THING = """
            {"name": "Ana", "day": "MONDAY", "at": "2026-03-02T09:00:00-05:00", "on": "2026-03-02", "most": null,
             "id": "7b1e1f0a-3f0e-4b0c-9f57-0d8a3b0f2c11", "part": {"count": 1, "answers": [1, null]},
             "numbers": {"MONDAY": 1}}""";

    @LocalServerPort
    int port;

    @Test
    void theSameKeyAndBodyAreTheSameCommand() throws Exception {
        var keyed = clinician().with("Idempotency-Key", "k1");
        var once = json(keyed.post("/api/things", THING));

        assertThat(once.path("keyed").asBoolean()).isTrue();
        assertThat(json(keyed.post("/api/things", THING)).path("command")).isEqualTo(once.path("command"));
        assertThat(json(keyed.post("/api/things", THING + " ")).path("command")).isNotEqualTo(once.path("command"));
        assertThat(json(keyed.post("/api/things?x=1", THING)).path("command")).isNotEqualTo(once.path("command"));
    }

    @Test
    void withoutAKeyEveryRequestIsItsOwnCommand() throws Exception {
        var once = json(clinician().post("/api/things", THING));

        assertThat(once.path("keyed").asBoolean()).isFalse();
        assertThat(json(clinician().post("/api/things", THING)).path("command")).isNotEqualTo(once.path("command"));
    }

    @Test
    void aKeyHasAtMostTwoHundredCharacters() throws Exception {
        assertThat(clinician()
                        .with("Idempotency-Key", "k".repeat(201))
                        .post("/api/things", THING)
                        .statusCode())
                .isEqualTo(400);
        assertThat(clinician()
                        .with("Idempotency-Key", "k".repeat(200))
                        .post("/api/things", THING)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theCallersTraceIsKept() throws Exception {
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        assertThat(json(clinician().with("traceparent", trace).post("/api/things", THING))
                        .path("trace")
                        .asString())
                .isEqualTo(trace);
    }

    @Test
    void timesCarryTheClinicsOffset() throws Exception {
        assertThat(json(clinician().get("/api/times?at=2026-03-02T14:00:00Z"))
                        .path("at")
                        .asString())
                .isEqualTo("2026-03-02T09:00:00-05:00");
        assertThat(json(clinician().get("/api/times?at=2026-07-02T14:00:00.5%2B02:00&on=2026-07-02"))
                        .path("at")
                        .asString())
                .isEqualTo("2026-07-02T08:00:00.5-04:00");
    }

    @Test
    void listsComeInPages() throws Exception {
        var usual = json(clinician().get("/api/things"));
        assertThat(usual.path("items").size()).isEqualTo(50);
        assertThat(usual.path("total").asInt()).isEqualTo(1_000);

        var second = json(clinician().get("/api/things?page=1&size=500"));
        assertThat(second.at("/items/0").asInt()).isEqualTo(500);
        assertThat(json(clinician().get("/api/things?page=1000000&size=500"))
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void aCallerHasTheRolesOfTheToken() throws Exception {
        assertThat(clinician().get("/api/staff").body()).isEqualTo("ada");
    }

    @Test
    void aRecordIsToldAsItsComponentsAlone() throws Exception {
        var nobody = Asking.nobody(port);

        assertThat(json(clinician().get("/api/times?at=2026-03-02T09:00:00Z")).propertyNames())
                .containsExactly("at");
        assertThat(json(nobody.get("/v3/api-docs"))
                        .at("/components/schemas/When/properties")
                        .propertyNames())
                .containsExactly("at");
    }

    @Test
    void readinessAndDocumentationArePublic() throws Exception {
        var nobody = Asking.nobody(port);
        assertThat(json(nobody.get("/api/things/readiness")).path("status").asString())
                .isEqualTo("UP");
        var document = json(nobody.get("/v3/api-docs"));
        assertThat(document.at("/components/schemas/When/properties/at/format").asString())
                .isEqualTo("date-time");
        assertThat(document.at("/paths/~1api~1things/post/parameters").toString())
                .doesNotContain("fingerprint");
        assertThat(nobody.get("/docs").statusCode()).isEqualTo(302);
    }

    @Test
    void whatIsWrongInsideIsForOperationsAlone() throws Exception {
        for (var asking : List.of(Asking.nobody(port), clinician())) {
            var told = asking.get("/actuator/health");
            assertThat(told.statusCode()).isEqualTo(200);
            assertThat(json(told).path("status").asString()).isEqualTo("UP");
            assertThat(told.body()).doesNotContain("components", "alarms", "parked");
            assertThat(asking.get("/actuator/health/alarms").statusCode()).isEqualTo(404);
        }
        assertThat(Asking.nobody(port).get("/actuator/metrics").statusCode()).isEqualTo(401);
        assertThat(clinician().get("/actuator/metrics").statusCode()).isEqualTo(403);

        var operations = Asking.operations(port);
        assertThat(json(operations.get("/actuator/health"))
                        .at("/components/alarms/details/parked")
                        .asInt())
                .isEqualTo(3);
        assertThat(json(operations.get("/actuator/health/alarms"))
                        .path("status")
                        .asString())
                .isEqualTo("ALARM");
        assertThat(json(operations.get("/actuator/metrics")).path("names").size())
                .isPositive();
        assertThat(operations.get("/actuator/env").statusCode()).isEqualTo(404);
    }

    private Asking clinician() {
        return Asking.clinician(port);
    }
}
