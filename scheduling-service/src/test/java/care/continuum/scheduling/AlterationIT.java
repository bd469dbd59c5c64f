package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.Need;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Wire;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/// Sessions are moved and canceled, one by one and in series, for one client and for many.
@SchedulingTest
class AlterationIT {

    private final LocalDate monday = LocalDate.now(Clinics.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    @Autowired
    Wire wire;

    @Autowired
    MongoTemplate mongo;

    @LocalServerPort
    int port;

    @Test
    void aGroupIsMovedForAllWhoComeAndWhoComesLaterJoinsItWhereItIs() {
        var section = opened();
        var ana = enrolled(section, 9);
        var ben = enrolled(section, 9);
        var group = groups(ana).getFirst();
        var later = start(group).plus(Duration.ofMinutes(90));
        var body = Map.of("by", "WEATHER", "reason", "snow", "scope", "ONE", "startsAt", later);
        var key = UUID.randomUUID().toString();
        var first = api().withKey(key).post(path(group, "reschedule"), body).mustBe(200);
        assertThat(api().withKey(key).post(path(group, "reschedule"), body).json())
                .isEqualTo(first.json());
        for (var one : List.of(ana, ben)) {
            var news = awaitTold(one, "SessionRescheduled");
            assertThat(news.value().path("by").asString()).isEqualTo("WEATHER");
            assertThat(start(groups(one).getFirst())).isEqualTo(later);
            assertThat(groups(one).subList(1, 6)).isEqualTo(groups(ana).subList(1, 6));
        }
        assertThat(groups(ana)).hasSize(6);

        var cleo = enrolled(section, 9);
        assertThat(ids(groups(cleo))).isEqualTo(ids(groups(ana)));
        assertThat(start(groups(cleo).getFirst())).isEqualTo(later);
    }

    @Test
    void thisAndFollowingMakesNoDuplicateAndNoGap() {
        var ana = enrolled(opened(), 10);
        var before = sessions(ana);
        var second = groups(ana).get(1);
        var claimed = claims(ana);
        var body = Map.of(
                "by", "ORGANIZATION", "reason", "the room is painted", "scope", "FOLLOWING", "startsAt",
                start(second).plus(Duration.ofHours(1)));
        assertThat(api().post(path(second, "reschedule"), body).mustBe(200).json().path("sessions"))
                .hasSize(5);
        var after = sessions(ana);
        assertThat(ids(after)).containsExactlyInAnyOrderElementsOf(ids(before));
        assertThat(start(groups(ana).getFirst())).isEqualTo(start(groups(before).getFirst()));
        for (int i = 1; i < 6; i++) {
            assertThat(start(groups(ana).get(i)))
                    .isEqualTo(start(groups(before).get(i)).plus(Duration.ofHours(1)));
        }
        assertThat(claims(ana)).isEqualTo(claimed);
        assertThat(on(groups(ana).get(1), "clinician")).hasSize(12);
    }

    @Test
    void aConflictAnswerListsAllConflictsAndASeriesIsNeverHalfSaved() {
        var ana = enrolled(opened(), 10);
        var individual = of(ana, "INDIVIDUAL");
        var group = groups(ana).getFirst();
        var before = sessions(ana);
        var claimed = mongo.getCollection("claims").countDocuments();
        var body = Map.of("by", "CLINICIAN", "reason", "ill", "scope", "FOLLOWING", "startsAt", start(group));
        var refused = api().post(path(individual.getFirst(), "reschedule"), body).mustBe(409);
        assertThat(refused.rule()).isEqualTo("calendar-conflict");
        assertThat(refused.json().path("conflicts")).hasSize(individual.size());
        assertThat(refused.json().path("conflicts"))
                .allMatch(it -> it.path("what").asString().equals("CLIENT"));
        assertThat(sessions(ana)).isEqualTo(before);
        assertThat(mongo.getCollection("claims").countDocuments()).isEqualTo(claimed);
        api().post(path(group, "cancel"), Map.of("by", "WEATHER", "reason", "snow", "scope", "ONE"))
                .mustBe(200);
    }

    @Test
    void aSeriesMayMoveToWhereItsOwnNextOccurrencesWere() {
        var ana = enrolled(opened(), 9);
        var groups = groups(ana);
        var body = Map.of(
                "by", "ORGANIZATION", "reason", "later", "scope", "FOLLOWING", "startsAt", start(groups.get(3)));
        api().post(path(groups.getFirst(), "reschedule"), body).mustBe(200);
        assertThat(start(groups(ana).getFirst())).isEqualTo(start(groups.get(3)));
        assertThat(groups(ana)).hasSize(6);
        assertThat(claims(ana)).isEqualTo(6 * 12L);
    }

    @Test
    void whatTheClientCancelsIsOffForThatClientAlone() {
        var section = opened();
        var ana = enrolled(section, 9);
        var ben = enrolled(section, 9);
        var group = groups(ana).get(2);
        var body = Map.of("by", "CLIENT", "reason", "away", "scope", "FOLLOWING");
        assertThat(api().post(path(group, "cancel"), body).mustBe(409).rule()).isEqualTo("client-not-named");
        var named = Map.of("by", "CLIENT", "reason", "away", "scope", "ONE", "clientId", ana.client);
        api().post(path(group, "cancel"), named).mustBe(200);
        assertThat(awaitTold(ana, "SessionCanceled").value().path("by").asString()).isEqualTo("CLIENT");
        assertThat(statuses(groups(ana))).containsExactlyElementsOf(off(2, 3));
        assertThat(statuses(groups(ben))).containsOnly("SCHEDULED");
        await().untilAsserted(() -> assertThat(claims(ana)).isEqualTo(5 * 12L));
    }

    @Test
    void whatTheClinicCancelsIsOffForAll() {
        var section = opened();
        var ana = enrolled(section, 9);
        var ben = enrolled(section, 9);
        var group = groups(ana).get(2);
        api().post(path(group, "cancel"), Map.of("by", "WEATHER", "reason", "snow", "scope", "FOLLOWING"))
                .mustBe(200);
        for (var one : List.of(ana, ben)) {
            assertThat(awaitTold(one, "SessionCanceled").value().path("by").asString()).isEqualTo("WEATHER");
            assertThat(statuses(groups(one))).containsExactlyElementsOf(off(2, 6));
            assertThat(claims(one)).isEqualTo(2 * 12L);
        }
        assertThat(on(group, "clinician")).isEmpty();
        assertThat(api().post(path(group, "cancel"), Map.of("by", "WEATHER", "reason", "snow", "scope", "ONE"))
                        .mustBe(409)
                        .rule())
                .isEqualTo("session-canceled");
        var cleo = enrolled(section, 9);
        assertThat(statuses(groups(cleo))).containsExactlyElementsOf(off(2, 6));
    }

    @Test
    void everyFaultOfAChangeIsTold() {
        var reply = api().post(
                        "/api/scheduling/sessions/%s/reschedule".formatted(UUID.randomUUID()),
                        Map.of("by", "NOBODY", "reason", " ", "scope", "ALL", "startsAt", "2026-03-02T09:07:00Z"))
                .mustBe(400);
        assertThat(Set.of(reply.faultyFields().split(" "))).isEqualTo(Set.of("by", "reason", "scope", "startsAt"));
        api().post(
                        "/api/scheduling/sessions/%s/cancel".formatted(UUID.randomUUID()),
                        Map.of("by", "WEATHER", "reason", "snow", "scope", "ONE"))
                .mustBe(404);
    }

    private static List<String> off(int from, int to) {
        return IntStream.range(0, 6)
                .mapToObj(i -> i >= from && i < to ? "CANCELED" : "SCHEDULED")
                .toList();
    }

    private SectionId opened() {
        var clinics = new Clinics(port);
        clinics.staff(1);
        var section = clinics.section(Track.DAY, 12);
        clinics.staff(2);
        return section;
    }

    private People enrolled(SectionId section, int hours) {
        var one = new People(wire, Track.DAY);
        one.ask(1);
        one.enroll(section, monday, 2, hours, Set.<Need>of());
        awaitTold(one, "SessionsScheduled");
        await().untilAsserted(() -> assertThat(sessions(one)).isNotEmpty());
        var last = sessions(one).getLast().path("sessionId").asString();
        await().untilAsserted(() ->
                assertThat(mongo.getCollection("sessions").countDocuments(new Document("_id", last)))
                        .isEqualTo(1));
        return one;
    }

    private Wire.Told awaitTold(People one, String type) {
        return wire.await(
                SchedulingEvent.TOPIC,
                told -> told.key().equals(one.client.toString()) && told.type().endsWith("." + type + ".v1"));
    }

    private List<JsonNode> sessions(People one) {
        return api().get(one.path("sessions?size=500")).json().path("items").valueStream().toList();
    }

    private List<JsonNode> groups(People one) {
        return of(one, "GROUP");
    }

    private static List<JsonNode> groups(List<JsonNode> sessions) {
        return sessions.stream()
                .filter(it -> it.path("kind").asString().equals("GROUP"))
                .toList();
    }

    private List<JsonNode> of(People one, String kind) {
        return sessions(one).stream()
                .filter(it -> it.path("kind").asString().equals(kind))
                .toList();
    }

    private static List<String> ids(List<JsonNode> sessions) {
        return sessions.stream().map(it -> it.path("sessionId").asString()).toList();
    }

    private static List<String> statuses(List<JsonNode> sessions) {
        return sessions.stream().map(it -> it.path("status").asString()).toList();
    }

    private static Instant start(JsonNode session) {
        return OffsetDateTime.parse(session.path("startsAt").asString()).toInstant();
    }

    private static String path(JsonNode session, String what) {
        return "/api/scheduling/sessions/%s/%s".formatted(session.path("sessionId").asString(), what);
    }

    /// The quarter-hours that the client has claimed.
    private long claims(People one) {
        return mongo.getCollection("claims")
                .countDocuments(new Document("_id", new Document("$regex", "^client/" + one.client)));
    }

    private Set<String> on(JsonNode session, String resource) {
        var found = new HashSet<String>();
        mongo.getCollection("claims")
                .find(new Document("owner", session.path("sessionId").asString())
                        .append("_id", new Document("$regex", "^" + resource)))
                .forEach(it -> found.add(it.getString("_id")));
        return found;
    }

    private Api api() {
        return Api.at(port).as("scheduler");
    }
}
