package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The clinic's set-up over HTTP, beginning with the local one.
@SchedulingTest
class SetupIT {

    @LocalServerPort
    int port;

    @Autowired
    Claims claims;

    @Autowired
    ApplicationRunner localSetup;

    @BeforeEach
    void setUp() throws Exception {
        localSetup.run(new DefaultApplicationArguments());
    }

    @Test
    @Proves("sections")
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

    /// Which of them is meant, only the body says.
    @Test
    void theSameKeyWithAnotherTrackIsRefused() {
        var sections = api().withKey(UUID.randomUUID().toString());
        var section = Map.of("track", "DAY", "ageBand", "ADULT", "capacity", 6);
        var opened = sections.post("/api/scheduling/sections", section).mustBe(201);
        var total = api().get("/api/scheduling/sections").json().path("total");
        sections.post("/api/scheduling/sections", Map.of("track", "EVENING", "ageBand", "ADULT", "capacity", 6))
                .mustBe(422);
        assertThat(api().get("/api/scheduling/sections").json().path("total")).isEqualTo(total);
        assertThat(sections.post("/api/scheduling/sections", section).json()).isEqualTo(opened.json());

        var tracks = api().withKey(UUID.randomUUID().toString());
        var day = api().get("/api/scheduling/tracks").json().at("/items/0").toString();
        tracks.post("/api/scheduling/tracks", day).mustBe(201);
        tracks.post("/api/scheduling/tracks", day.replace("\"DAY\"", "\"EVENING\""))
                .mustBe(422);
        tracks.post("/api/scheduling/tracks", day).mustBe(201);
        assertThat(api().get("/api/scheduling/tracks").json().at("/items/1/startsAt"))
                .isNotEqualTo(api().get("/api/scheduling/tracks").json().at("/items/0/startsAt"));
    }

    /// They are in the way of another section, and not of this one.
    @Test
    void theSameKeyOpensOneSectionAlsoOnceItsGroupsArePlanned() {
        var facilitator = spare("clinicians", "clinicianId", "facilitatorId");
        var body = Map.of(
                "track",
                "DAY",
                "ageBand",
                "ADULT",
                "capacity",
                6,
                "facilitatorId",
                facilitator,
                "roomId",
                spare("rooms", "roomId", "roomId"));
        var keyed = api().withKey(UUID.randomUUID().toString());
        var first = keyed.post("/api/scheduling/sections", body).mustBe(201);
        var monday = LocalDate.now(Clinics.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var nine = monday.atTime(9, 0).atZone(Clinics.ZONE).toInstant();
        assertThat(claims.take(Claim.over(Claim.clinician(facilitator), nine, nine.plusSeconds(3600), "a", "a", 1)))
                .isEmpty();
        var second = keyed.post("/api/scheduling/sections", body).mustBe(201);
        assertThat(second.json()).isEqualTo(first.json());
        claims.releaseAll("a");
    }

    /// Of whom, or which, no section has.
    private String spare(String what, String id, String as) {
        var taken = values("sections", as);
        return values(what, id).stream()
                .filter(it -> !taken.contains(it))
                .findFirst()
                .orElseThrow();
    }

    private List<String> values(String what, String field) {
        return api().get("/api/scheduling/%s?size=500".formatted(what))
                .json()
                .path("items")
                .valueStream()
                .map(it -> it.path(field).asString())
                .toList();
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sections  | {\"track\": \"DAY\",                                             | ''",
                "sections  | [1, 2]                                                          | ''",
                "sections  | {}                                                              | ageBand capacity track",
                "sections  | {\"track\":7,\"ageBand\":[],\"capacity\":\"many\",\"color\":\"red\"}     | ageBand"
                        + " capacity color track",
                "sections  | {\"track\":\"DAY\",\"ageBand\":\"ADULT\",\"capacity\":101}           | capacity",
                "sections  | {\"track\":\"DAY\",\"ageBand\":\"ADULT\",\"capacity\":6.5}           | capacity",
                "sections  | {\"track\":\"DAY\",\"ageBand\":\"ADULT\",\"capacity\":6,\"roomId\":\"x\"} | roomId",
                "clinicians| {\"name\":7,\"age\":40}                                           | age name",
                "rooms     | {\"name\":[\"A\"]}                                                | name",
                "rooms     | no json                                                         | ''",
                "tracks    | {\"track\":\"DAY\",\"days\":[\"SOMEDAY\"],\"startsAt\":\"9\"}          | days[0] endsAt"
                        + " startsAt",
                "tracks    | {\"track\":\"DAY\",\"days\":[\"MONDAY\"],\"startsAt\":\"12:00\",\"endsAt\":\"09:00\"} |"
                        + " endsAt",
                "tracks    | {\"track\":\"DAY\",\"days\":[],\"startsAt\":\"09:05\",\"endsAt\":\"11:00\"} | endsAt"
                        + " startsAt"
            })
    void badInputIsToldFaultByFaultAndChangesNothing(String what, String body, String fields) {
        var path = "/api/scheduling/" + what;
        var before = api().get(path).json().path("total").asInt(-1);
        var reply = api().post(path, body).mustBe(400);
        assertThat(reply.rule()).isNotEmpty();
        assertThat(Stream.of(reply.faultyFields().split(" ")).sorted().collect(Collectors.joining(" ")))
                .isEqualTo(fields);
        assertThat(api().get(path).json().path("total").asInt()).isEqualTo(before);
    }

    @Test
    void aSectionNeedsAFacilitatorAndARoomThatAreKnown() {
        for (var unknown : List.of("facilitatorId", "roomId")) {
            var body = Map.of("track", "DAY", "ageBand", "ADULT", "capacity", 6, unknown, UUID.randomUUID());
            api().post("/api/scheduling/sections", body).mustBe(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=%2B1000000000-12-31T23:59:59Z",
                "from=-1000000000-01-01T00:00:00Z",
                "to=%2B292278995-01-01T00:00:00Z",
                "from=2026-03-02",
                "from=2026-03-02T09:00:00",
                "track=NIGHT",
                "size=501",
                "page=-1"
            })
    void aCalendarIsAskedForTimesThatCalendarsHave(String query) {
        var reply = api().get("/api/scheduling/sessions?" + query).mustBe(400);
        assertThat(reply.faultyFields()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void everyFaultOfAQuestionIsTold() {
        var reply = api().get("/api/scheduling/sessions?from=%2B20000-01-01T00:00:00Z&to=-0001-01-01T00:00:00Z")
                .mustBe(400);
        assertThat(reply.faultyFields()).isEqualTo("from to");
    }

    @Test
    @Proves("two-day-rule")
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
