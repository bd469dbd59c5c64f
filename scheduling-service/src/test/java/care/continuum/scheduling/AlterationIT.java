package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Sessions are moved and canceled, one by one and in series, for one client and for many.
@SchedulingTest
class AlterationIT extends WithClients {

    @Test
    void aGroupIsMovedForAllWhoComeAndWhoComesLaterJoinsItWhereItIs() {
        var section = opened();
        var ana = enrolled(section, 9);
        var ben = enrolled(section, 9);
        var group = groups(ana).getFirst();
        var later = Clients.start(group).plus(Duration.ofMinutes(90));
        var body = Map.of("by", "WEATHER", "reason", "snow", "scope", "ONE", "startsAt", later);
        var key = UUID.randomUUID().toString();
        var first =
                api().withKey(key).post(Clients.path(group, "reschedule"), body).mustBe(200);
        assertThat(api().withKey(key)
                        .post(Clients.path(group, "reschedule"), body)
                        .json())
                .isEqualTo(first.json());
        assertThat(mongo.getCollection("_audit")
                        .find(new Document("state", "ATTEMPTED")
                                .append("path", "/api/scheduling/sessions/{sessionId}/reschedule")
                                .append("clientIds", ben.client.toString())))
                .hasSize(1)
                .allMatch(it -> it.getList("clientIds", String.class).contains(ana.client.toString()));
        for (var one : List.of(ana, ben)) {
            var news = clients.awaitTold(one, "SessionRescheduled");
            assertThat(news.value().path("by").asString()).isEqualTo("WEATHER");
            assertThat(Clients.start(groups(one).getFirst())).isEqualTo(later);
            assertThat(groups(one).subList(1, 6)).isEqualTo(groups(ana).subList(1, 6));
        }
        assertThat(groups(ana)).hasSize(6);

        var cleo = enrolled(section, 9);
        assertThat(Clients.ids(groups(cleo))).isEqualTo(Clients.ids(groups(ana)));
        assertThat(Clients.start(groups(cleo).getFirst())).isEqualTo(later);
    }

    @Test
    void aGroupThatWasMovedToADayBeforeAClientBeginsIsNotForThem() {
        var section = opened();
        var ana = enrolled(section, 9);
        var group = groups(ana).get(1);
        var before = Clients.start(group).minus(Duration.ofDays(1));
        var body = Map.of("by", "ORGANIZATION", "reason", "training", "scope", "ONE", "startsAt", before);
        api().post(Clients.path(group, "reschedule"), body).mustBe(200);

        var cleo = new People(wire, Track.DAY);
        cleo.ask(1);
        cleo.enroll(section, clients.monday.plusDays(2), 1, 9, Set.of());
        assertThat(clients.awaitTold(cleo, "SessionCanceled").value().path("sessionId"))
                .isEqualTo(group.path("sessionId"));
        assertThat(Clients.statuses(groups(cleo))).containsExactly("CANCELED", "SCHEDULED", "SCHEDULED");
        assertThat(Clients.statuses(groups(ana))).containsOnly("SCHEDULED");

        var earlier = Map.of(
                "by",
                "ORGANIZATION",
                "reason",
                "training",
                "scope",
                "ONE",
                "startsAt",
                before.plus(Duration.ofDays(2)));
        var claimed = clients.claims(cleo);
        var ben = new People(wire, Track.DAY);
        ben.ask(1);
        ben.enroll(section, clients.monday.plusDays(4), 1, 9, Set.of());
        clients.awaitTold(ben, "SessionsScheduled");
        api().post(Clients.path(groups(ana).get(2), "reschedule"), earlier).mustBe(200);
        assertThat(Clients.statuses(groups(ben))).containsExactly("CANCELED", "SCHEDULED", "SCHEDULED");
        assertThat(Clients.statuses(groups(cleo))).containsExactly("CANCELED", "SCHEDULED", "SCHEDULED");
        await().untilAsserted(() -> assertThat(clients.claims(ben)).isEqualTo(2 * 12L));
        assertThat(clients.claims(cleo)).isEqualTo(claimed);
    }

    @Test
    void aSessionIsNotMovedOutOfTheStayNorFarAway() {
        var ana = new People(wire, Track.DAY);
        ana.ask(1);
        ana.enroll(opened(), clients.monday.plusDays(7), 1, 10, Set.of());
        clients.awaitTold(ana, "SessionsScheduled");
        var path = Clients.path(clients.of(ana, "INDIVIDUAL").getFirst(), "reschedule");
        var monday = Clients.start(groups(ana).getFirst());
        var refused = api().post(path, moving(monday.minus(Duration.ofDays(1)))).mustBe(409);
        assertThat(refused.json().path("conflicts")).singleElement().satisfies(it -> {
            assertThat(it.path("what").asString()).isEqualTo("STAY");
            assertThat(it.path("id").asString()).isEqualTo(ana.client.toString());
        });
        assertThat(api().post(path, moving(monday.plus(Duration.ofDays(100))))
                        .mustBe(409)
                        .rule())
                .isEqualTo("moved-too-far");
    }

    private static Map<String, Object> moving(Instant to) {
        return Map.of("by", "ORGANIZATION", "reason", "training", "scope", "ONE", "startsAt", to);
    }

    @Test
    @Proves({"this-and-following", "complaint-following"})
    void thisAndFollowingMakesNoDuplicateAndNoGap() {
        var section = opened();
        var ana = enrolled(section, 10);
        var before = clients.sessions(ana);
        var second = groups(ana).get(1);
        var claimed = clients.claims(ana);
        var body = Map.of(
                "by",
                "ORGANIZATION",
                "reason",
                "the room is painted",
                "scope",
                "FOLLOWING",
                "startsAt",
                Clients.start(second).plus(Duration.ofHours(1)));
        assertThat(api().post(Clients.path(second, "reschedule"), body)
                        .mustBe(200)
                        .json()
                        .path("sessions"))
                .hasSize(5);
        var after = clients.sessions(ana);
        assertThat(Clients.ids(after)).containsExactlyInAnyOrderElementsOf(Clients.ids(before));
        assertThat(Clients.start(groups(ana).getFirst()))
                .isEqualTo(Clients.start(groups(before).getFirst()));
        for (int i = 1; i < 6; i++) {
            assertThat(Clients.start(groups(ana).get(i)))
                    .isEqualTo(Clients.start(groups(before).get(i)).plus(Duration.ofHours(1)));
        }
        assertThat(clients.claims(ana)).isEqualTo(claimed);
        assertThat(clients.claims(groups(ana).get(1), "clinician")).isEqualTo(12);

        var ben = new People(wire, Track.DAY);
        ben.ask(1);
        ben.enroll(section, clients.monday.plusDays(7), 2, 9, Set.of());
        clients.awaitTold(ben, "SessionsScheduled");
        assertThat(Clients.ids(groups(ben)).subList(0, 3))
                .isEqualTo(Clients.ids(groups(ana)).subList(3, 6));
        assertThat(groups(ben))
                .hasSize(6)
                .allMatch(it -> it.path("startsAt").asString().contains("T10:00"));
    }

    @Test
    @Proves("complaint-conflicts")
    void aConflictAnswerListsAllConflicts() {
        var ana = enrolled(opened(), 10);
        var individual = clients.of(ana, "INDIVIDUAL");
        var group = groups(ana).getFirst();
        var before = clients.sessions(ana);
        var claimed = mongo.getCollection("claims").countDocuments();
        var body = Map.of("by", "CLINICIAN", "reason", "ill", "scope", "FOLLOWING", "startsAt", Clients.start(group));
        var refused = api().post(Clients.path(individual.getFirst(), "reschedule"), body)
                .mustBe(409);
        assertThat(refused.rule()).isEqualTo("calendar-conflict");
        assertThat(refused.json().path("conflicts")).hasSize(individual.size());
        assertThat(refused.json().path("conflicts"))
                .allMatch(it -> it.path("what").asString().equals("CLIENT"));
        assertThat(clients.sessions(ana)).isEqualTo(before);
        assertThat(mongo.getCollection("claims").countDocuments()).isEqualTo(claimed);
        for (var unknown : List.of("clinicianId", "roomId")) {
            var with = new HashMap<String, Object>(body);
            with.put(unknown, UUID.randomUUID());
            api().post(Clients.path(individual.getFirst(), "reschedule"), with).mustBe(404);
        }
        api().post(Clients.path(group, "cancel"), Map.of("by", "WEATHER", "reason", "snow", "scope", "ONE"))
                .mustBe(200);
    }

    @Test
    void aSeriesMayMoveToWhereItsOwnNextOccurrencesWere() {
        var ana = enrolled(opened(), 11);
        var individual = clients.of(ana, "INDIVIDUAL");
        var body = new HashMap<String, Object>(Map.of("by", "ORGANIZATION", "reason", "later", "scope", "FOLLOWING"));
        body.put("startsAt", Clients.start(individual.getFirst()));
        // Nobody else is with these after the last occurrence.
        body.put("clinicianId", added("clinicians").path("clinicianId").asString());
        body.put("roomId", added("rooms").path("roomId").asString());
        api().post(Clients.path(individual.getFirst(), "reschedule"), body).mustBe(200);

        var claimed = clients.claims(ana);
        var second = Clients.start(individual.get(1));
        body.put("startsAt", second);
        api().post(Clients.path(individual.getFirst(), "reschedule"), body).mustBe(200);
        assertThat(Clients.start(clients.of(ana, "INDIVIDUAL").getFirst())).isEqualTo(second);
        assertThat(clients.of(ana, "INDIVIDUAL")).hasSameSizeAs(individual);
        assertThat(clients.claims(ana)).isEqualTo(claimed);
    }

    private JsonNode added(String what) {
        return api().post("/api/scheduling/" + what, Map.of("name", "Added"))
                .mustBe(201)
                .json();
    }

    /// So that an answer that was lost is told again, and nobody else is meant by it.
    @Test
    void whoCancelsWithoutANameIsNeverWhoCameLater() {
        var section = opened();
        var ben = enrolled(section, 9);
        var group = groups(ben).getFirst();
        var body = Map.<String, Object>of("by", "CLIENT", "reason", "away", "scope", "ONE");
        var path = Clients.path(group, "cancel");
        var key = UUID.randomUUID().toString();
        var first = api().withKey(key).post(path, body).mustBe(200).json();
        var cleo = enrolled(section, 9);
        assertThat(api().withKey(key).post(path, body).mustBe(200).json()).isEqualTo(first);
        assertThat(api().post(path, body).mustBe(409).rule()).isEqualTo("client-not-named");
        assertThat(Clients.statuses(groups(cleo))).containsOnly("SCHEDULED");
    }

    @Test
    void whatTheClientCancelsIsOffForThatClientAlone() {
        var section = opened();
        var ana = enrolled(section, 9);
        var ben = enrolled(section, 9);
        var group = groups(ana).get(2);
        var body = Map.<String, Object>of("by", "CLIENT", "reason", "away", "scope", "FOLLOWING");
        assertThat(api().post(Clients.path(group, "cancel"), body).mustBe(409).rule())
                .isEqualTo("client-not-named");
        var named = Map.<String, Object>of("by", "CLIENT", "reason", "away", "scope", "ONE", "clientId", ana.client);
        mustBeTheSameTwice(group, named);
        assertThat(clients.awaitTold(ana, "SessionCanceled").value().path("by").asString())
                .isEqualTo("CLIENT");
        assertThat(Clients.statuses(groups(ana))).containsExactlyElementsOf(off(2, 3));
        assertThat(Clients.statuses(groups(ben))).containsOnly("SCHEDULED");
        await().untilAsserted(() -> assertThat(clients.claims(ana)).isEqualTo(5 * 12L));

        var cleo = enrolled(opened(), 9);
        mustBeTheSameTwice(groups(cleo).getFirst(), body);
        assertThat(Clients.statuses(groups(cleo))).containsOnly("CANCELED");
    }

    /// Also where the client who cancels is not named, being the only one.
    private void mustBeTheSameTwice(JsonNode group, Map<String, Object> body) {
        var key = UUID.randomUUID().toString();
        var path = Clients.path(group, "cancel");
        var first = api().withKey(key).post(path, body).mustBe(200).json();
        assertThat(api().withKey(key).post(path, body).mustBe(200).json()).isEqualTo(first);
        assertThat(first.path("sessions")).isNotEmpty();
    }

    @Test
    @Proves("not-by-the-client")
    void whatTheClinicCancelsIsOffForAll() {
        var section = opened();
        var ana = enrolled(section, 9);
        var ben = enrolled(section, 9);
        var group = groups(ana).get(2);
        api().post(Clients.path(group, "cancel"), Map.of("by", "WEATHER", "reason", "snow", "scope", "FOLLOWING"))
                .mustBe(200);
        for (var one : List.of(ana, ben)) {
            assertThat(clients.awaitTold(one, "SessionCanceled")
                            .value()
                            .path("by")
                            .asString())
                    .isEqualTo("WEATHER");
            assertThat(Clients.statuses(groups(one))).containsExactlyElementsOf(off(2, 6));
            assertThat(clients.claims(one)).isEqualTo(2 * 12L);
        }
        assertThat(clients.claims(group, "clinician")).isZero();
        assertThat(api().post(Clients.path(group, "cancel"), Map.of("by", "WEATHER", "reason", "snow", "scope", "ONE"))
                        .mustBe(409)
                        .rule())
                .isEqualTo("session-canceled");
        var cleo = enrolled(section, 9);
        assertThat(Clients.statuses(groups(cleo))).containsExactlyElementsOf(off(2, 6));
    }

    @Test
    void aCancellationThatIsSentSeveralTimesAtOnceIsAnsweredAlike() {
        var ana = enrolled(opened(), 9);
        var path = Clients.path(groups(ana).getFirst(), "cancel");
        var body = Map.<String, Object>of("by", "WEATHER", "reason", "snow", "scope", "ONE");
        var key = UUID.randomUUID().toString();
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> api().withKey(key).post(path, body), Thread::startVirtualThread))
                .limit(4)
                .toList();
        var first = answers.getFirst().join().mustBe(200).json();
        assertThat(first.path("sessions")).hasSize(1);
        assertThat(answers).extracting(it -> it.join().mustBe(200).json()).containsOnly(first);
    }

    /// Whom a cancellation is about decides where it is kept.
    @Test
    void theSameKeyCancelsOnceWhateverItSaysAndWhateverBecameOfTheSession() {
        var ana = enrolled(opened(), 9);
        var all = Map.<String, Object>of("by", "WEATHER", "reason", "snow", "scope", "ONE");
        var one = Map.<String, Object>of("by", "CLIENT", "reason", "away", "scope", "ONE");
        var groups = groups(ana);
        for (var bodies : List.of(List.of(all, one), List.of(one, all))) {
            var group = groups.get(bodies.getFirst().equals(all) ? 0 : 1);
            var path = Clients.path(group, "cancel");
            var keyed = api().withKey(UUID.randomUUID().toString());
            var first = keyed.post(path, bodies.getFirst()).mustBe(200).json();
            keyed.post(path, bodies.getLast()).mustBe(422);
            var id = group.path("sessionId").asString();
            mongo.getCollection("sessions").deleteOne(new Document("_id", id));
            assertThat(keyed.post(path, bodies.getFirst()).mustBe(200).json()).isEqualTo(first);
            keyed.post(path, bodies.getLast()).mustBe(422);
        }
        assertThat(Clients.statuses(groups(ana))).containsExactlyElementsOf(off(0, 2));
    }

    /// Who canceled it too late, say, was not expected any more.
    @Test
    @Proves("not-by-the-client")
    void whatTheClinicCancelsIsOffByTheClinicAlsoForWhoCanceledItBefore() {
        var section = opened();
        var ana = enrolled(section, 9);
        var group = groups(ana).getFirst();
        var path = Clients.path(group, "cancel");
        api().post(path, Map.of("by", "CLIENT", "reason", "away", "scope", "ONE", "clientId", ana.client))
                .mustBe(200);
        await().untilAsserted(() -> assertThat(clients.claims(ana)).isEqualTo(5 * 12L));
        api().post(path, Map.of("by", "WEATHER", "reason", "snow", "scope", "FOLLOWING"))
                .mustBe(200);
        await().untilAsserted(() -> assertThat(clients.told(ana, "SessionCanceled"))
                .filteredOn(it -> it.value().path("sessionId").equals(group.path("sessionId")))
                .extracting(it -> it.value().path("by").asString())
                .containsExactly("CLIENT", "WEATHER"));
        assertThat(Clients.statuses(groups(ana))).containsOnly("CANCELED");
    }

    @Test
    @Proves("who-changed")
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
        return clients.opened(Track.DAY);
    }

    private People enrolled(SectionId section, int hours) {
        return clients.enrolled(section, Track.DAY, hours);
    }

    private List<JsonNode> groups(People one) {
        return clients.groups(one);
    }

    private static List<JsonNode> groups(List<JsonNode> sessions) {
        return sessions.stream()
                .filter(it -> it.path("kind").asString().equals("GROUP"))
                .toList();
    }

    private Api api() {
        return clients.api();
    }
}
