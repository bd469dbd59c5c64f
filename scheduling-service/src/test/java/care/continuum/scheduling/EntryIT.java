package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Sessions are put on the calendar by hand, and holidays take them off.
@SchedulingTest
class EntryIT extends WithClients {

    private static final String SESSIONS = "/api/scheduling/sessions";

    @Test
    @Proves("make-up-session")
    void aMakeUpIsEnteredAndToldWithWhatItMakesUpFor() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var missed = clients.groups(ana).getFirst();
        var body = entry(ana, "INDIVIDUAL", 30, 1);
        body.put("makeUpFor", missed.path("sessionId").asString());
        body.put("modality", "CBT");
        var key = UUID.randomUUID().toString();
        var entered = api().withKey(key).post(SESSIONS, body).mustBe(201);
        assertThat(api().withKey(key).post(SESSIONS, body).json()).isEqualTo(entered.json());
        var attempted =
                new Document("state", "ATTEMPTED").append("method", "POST").append("path", SESSIONS);
        assertThat(mongo.getCollection("_audit")
                        .find(new Document(attempted).append("clientIds", ana.client.toString())))
                .isNotEmpty();
        assertThat(mongo.getCollection("_audit")
                        .find(new Document(attempted).append("clientIds", new Document("$size", 0))))
                .isEmpty();
        assertThat(entered.json().at("/sessions/0/makeUpFor").asString())
                .isEqualTo(missed.path("sessionId").asString());
        assertThat(clients.sessions(ana)).hasSize(7);
        await().untilAsserted(() -> assertThat(clients.told(ana, "SessionsScheduled"))
                .hasSize(2)
                .last()
                .satisfies(
                        it -> assertThat(it.value().at("/sessions/0/makeUpFor").asString())
                                .isEqualTo(missed.path("sessionId").asString())));
        assertThat(api().post(SESSIONS, entry(ana, "INDIVIDUAL", 30, 1))
                        .mustBe(409)
                        .json()
                        .path("conflicts"))
                .anyMatch(it -> it.path("what").asString().equals("CLIENT"));
    }

    @Test
    @Proves({"whole-series", "complaint-half-saved"})
    void aSeriesIsNeverHalfSaved() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var whole =
                api().post(SESSIONS, entry(ana, "FAMILY", 40, 3)).mustBe(201).json();
        assertThat(whole.path("sessions")).hasSize(3);
        var claimed = mongo.getCollection("claims").countDocuments();
        var meets = entry(ana, "INDIVIDUAL", 40 - 7, 4);
        var refused = api().post(SESSIONS, meets).mustBe(409);
        assertThat(refused.rule()).isEqualTo("calendar-conflict");
        assertThat(refused.json().path("conflicts"))
                .filteredOn(it -> it.path("what").asString().equals("CLIENT"))
                .hasSize(3);
        assertThat(clients.sessions(ana)).hasSize(6 + 3);
        assertThat(mongo.getCollection("claims").countDocuments()).isEqualTo(claimed);
    }

    @Test
    @Proves("complaint-joins")
    void aNewGroupMemberJoinsExistingOccurrences() {
        var section = clients.opened(Track.DAY);
        var ana = clients.enrolled(section, Track.DAY, 10);
        var ben = clients.enrolled(section, Track.DAY, 8);
        var onlyAnas = clients.groups(ana).get(1);
        Map<String, Object> body = new HashMap<>(Map.of(
                "clientId",
                ben.client,
                "kind",
                "GROUP",
                "startsAt",
                Clients.start(onlyAnas),
                "endsAt",
                Clients.start(onlyAnas).plus(Duration.ofHours(3))));
        assertThat(api().post(SESSIONS, body).mustBe(201).json().path("sessionId"))
                .isEqualTo(onlyAnas.path("sessionId"));
        assertThat(Clients.ids(clients.groups(ben))).isSubsetOf(Clients.ids(clients.groups(ana)));
    }

    /// Whoever is planned later comes to the group.
    @Test
    @Proves("no-double-booking")
    void nothingIsEnteredAtTheHoursOfAGroupForItsFacilitatorOrItsRoom() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var group = clients.groups(ana).getFirst();
        var nine = clients.monday.plusDays(56).atTime(9, 0).atZone(Clinics.ZONE).toInstant();
        var body = entry(ana, "INDIVIDUAL", 0, 1);
        body.put("startsAt", nine);
        for (var named : Map.of("clinicianId", "CLINICIAN", "roomId", "ROOM").entrySet()) {
            var taken = new HashMap<>(body);
            taken.put(named.getKey(), group.path(named.getKey()).asString());
            assertThat(api().post(SESSIONS, taken).mustBe(409).json().path("conflicts"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.path("what").asString()).isEqualTo(named.getValue()));
        }
        assertThat(api().post(SESSIONS, body).mustBe(201).json().at("/sessions/0/clinicianId"))
                .isNotEqualTo(group.path("clinicianId"));
    }

    @Test
    @Proves("future-rosters-only")
    void aClassBesideTheSectionsOwnGivesItsTimeBackWhenNobodyComesAnyMore() {
        var section = clients.opened(Track.DAY);
        var ana = clients.enrolled(section, Track.DAY, 9);
        var training = api().post(SESSIONS, entry(ana, "SKILLS_TRAINING", 63, 1))
                .mustBe(201)
                .json()
                .at("/sessions/0");
        assertThat(clients.claims(training, "clinician")).isEqualTo(4);
        api().post(Clients.path(training, "cancel"), Map.of("by", "CLIENT", "reason", "away", "scope", "ONE"))
                .mustBe(200);
        await().untilAsserted(() -> assertThat(clients.claims(training, "")).isZero());
        await().until(() -> !isOn(training.path("sessionId").asString()));

        var again = api().post(SESSIONS, entry(ana, "SKILLS_TRAINING", 63, 1))
                .mustBe(201)
                .json()
                .at("/sessions/0");
        assertThat(again.path("sessionId")).isNotEqualTo(training.path("sessionId"));
        assertThat(clients.claims(again, "clinician")).isEqualTo(4);
        var ben = clients.enrolled(section, Track.DAY, 9);
        assertThat(api().post(SESSIONS, entry(ben, "SKILLS_TRAINING", 63, 1))
                        .mustBe(201)
                        .json()
                        .path("sessionId"))
                .isEqualTo(again.path("sessionId"));
    }

    @Test
    @Proves("make-up-session")
    void aMakeUpAtTheTimeOfTheClientsOwnGroupIsRefused() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var groups = clients.groups(ana);
        var body = entry(ana, "GROUP", 0, 1);
        body.put("startsAt", Clients.start(groups.get(1)));
        body.put("makeUpFor", groups.getFirst().path("sessionId").asString());
        assertThat(api().post(SESSIONS, body).mustBe(409).json().path("conflicts"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.path("what").asString()).isEqualTo("CLIENT");
                    assertThat(it.path("id").asString()).isEqualTo(ana.client.toString());
                });
        assertThat(clients.sessions(ana)).hasSize(6);
    }

    @Test
    @Proves("make-up-session")
    void whoComesToACanceledGroupAfterAllMakesUpForNothing() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var group = clients.groups(ana).get(1);
        api().post(Clients.path(group, "cancel"), Map.of("by", "CLIENT", "reason", "away", "scope", "ONE"))
                .mustBe(200);
        var body = entry(ana, "GROUP", 0, 1);
        body.put("startsAt", Clients.start(group));
        body.put("makeUpFor", group.path("sessionId").asString());
        assertThat(api().post(SESSIONS, body).mustBe(409).rule()).isEqualTo("makes-up-for-itself");

        body.remove("makeUpFor");
        assertThat(api().post(SESSIONS, body).mustBe(201).json().path("sessionId"))
                .isEqualTo(group.path("sessionId"));
    }

    @Test
    @Proves("holidays")
    void aHolidayTakesItsSessionsOffForEverybodyAndWantsThemMadeUpFor() {
        var section = clients.opened(Track.DAY);
        var ana = clients.enrolled(section, Track.DAY, 9);
        var day = clients.monday.plusDays(2);
        api().post("/api/scheduling/holidays", Map.of("date", day, "name", "A holiday"))
                .mustBe(201);
        assertThat(api().get("/api/scheduling/holidays").json().path("items"))
                .anyMatch(it -> it.path("date").asString().equals(day.toString()));
        var news = clients.awaitTold(ana, "SessionCanceled").value();
        assertThat(news.path("by").asString()).isEqualTo("ORGANIZATION");
        assertThat(Clients.statuses(clients.groups(ana)).get(1)).isEqualTo("CANCELED");
        assertThat(needs(ana)).isEqualTo(1);

        var ben = clients.enrolled(section, Track.DAY, 9);
        assertThat(clients.awaitTold(ben, "SessionCanceled").value().path("sessionId"))
                .isEqualTo(news.path("sessionId"));
        assertThat(clients.sessions(ben)).hasSize(6);
        var refused = entry(ben, "INDIVIDUAL", 2, 1);
        assertThat(api().post(SESSIONS, refused).mustBe(409).json().path("conflicts"))
                .anyMatch(it -> it.path("what").asString().equals("HOLIDAY"));

        var makeUp = entry(ana, "GROUP", 45, 1);
        makeUp.put("makeUpFor", news.path("sessionId").asString());
        api().post(SESSIONS, makeUp).mustBe(201);
        assertThat(needs(ana)).isZero();
        var gone = Api.at(port).as("scheduler");
        var stays = gone.delete("/api/scheduling/holidays/" + day)
                .mustBe(200)
                .json()
                .path("canceled");
        assertThat(stays)
                .filteredOn(it -> it.path("sessionId").equals(news.path("sessionId")))
                .hasSize(2)
                .anyMatch(it -> isLost(it, ana, false))
                .anyMatch(it -> isLost(it, ben, true));
        assertThat(needs(ben)).isEqualTo(1);
        await().until(() -> isOn(news.path("sessionId").asString()));
        var cleo = clients.enrolled(section, Track.DAY, 9);
        assertThat(clients.groups(cleo).get(1).path("sessionId")).isEqualTo(news.path("sessionId"));
        assertThat(Clients.statuses(clients.groups(cleo))).containsOnly("SCHEDULED");
        assertThat(Clients.statuses(clients.groups(ben)).get(1)).isEqualTo("CANCELED");
        assertThat(gone.delete("/api/scheduling/holidays/" + day).status()).isEqualTo(404);
    }

    /// Its sessions may be taken off just then.
    @Test
    @Proves("holidays")
    void whoTakesAHolidayBackAtOnceIsToldAllThatItTook() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var day = clients.monday.plusDays(7);
        api().post("/api/scheduling/holidays", Map.of("date", day)).mustBe(201);
        var told = Api.at(port)
                .as("scheduler")
                .delete("/api/scheduling/holidays/" + day)
                .mustBe(200)
                .json()
                .path("canceled")
                .valueStream()
                .filter(it -> it.path("clientId").asString().equals(ana.client.toString()))
                .count();
        await().during(Duration.ofMillis(500))
                .until(() -> Clients.statuses(clients.groups(ana)).stream()
                                .filter("CANCELED"::equals)
                                .count()
                        == told);
    }

    @Test
    @Proves("working-hours")
    void aClinicianIsNotPlannedOutsideTheirHours() {
        var ana = clients.enrolled(clients.opened(Track.EVENING), Track.EVENING, 9);
        var hired = api().post(
                        "/api/scheduling/clinicians",
                        Map.of("hours", List.of(Map.of("days", List.of("TUESDAY"), "from", "09:00", "to", "12:00"))))
                .mustBe(201)
                .json();
        for (int i = 0; i < 8; i++) {
            var mondays = Map.of("days", List.of("MONDAY"), "from", "09:00", "to", "12:00");
            api().post("/api/scheduling/clinicians", Map.of("hours", List.of(mondays)))
                    .mustBe(201);
        }
        api().post(SESSIONS, entry(ana, "INDIVIDUAL", 30, 1)).mustBe(201);
        var body = entry(ana, "INDIVIDUAL", 29, 1);
        body.put("clinicianId", hired.path("clinicianId").asString());
        assertThat(api().post(SESSIONS, body).mustBe(409).json().path("conflicts"))
                .anyMatch(it -> it.path("what").asString().equals("HOURS"));
        var hours = Map.of("hours", List.of(Map.of("days", List.of("TUESDAY"), "from", "09:00", "to", "16:00")));
        api().put(
                        "/api/scheduling/clinicians/%s/hours"
                                .formatted(hired.path("clinicianId").asString()),
                        hours)
                .mustBe(200);
        api().post(SESSIONS, body).mustBe(201);
    }

    @Test
    void everyFaultOfAnEntryIsTold() {
        var reply = api().post(
                        SESSIONS,
                        Map.of(
                                "clientId",
                                UUID.randomUUID(),
                                "kind",
                                "SUPPORT_GROUP",
                                "startsAt",
                                "2026-03-02T09:07:00Z",
                                "weeks",
                                99))
                .mustBe(400);
        assertThat(Set.of(reply.faultyFields().split(" "))).isEqualTo(Set.of("kind", "startsAt", "weeks"));
        api().post(
                        SESSIONS,
                        Map.of(
                                "clientId", UUID.randomUUID(),
                                "kind", "FAMILY",
                                "startsAt", "2026-03-02T09:00:00Z"))
                .mustBe(404);
    }

    private long needs(People one) {
        return api().get("/api/scheduling/worklist?kind=MAKE_UP_NEED")
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("clientId").asString().equals(one.client.toString()))
                .count();
    }

    /// At two in the afternoon, so many days after the first Monday.
    private Map<String, Object> entry(People one, String kind, int days, int weeks) {
        var start =
                clients.monday.plusDays(days).atTime(14, 0).atZone(Clinics.ZONE).toInstant();
        return new HashMap<>(Map.of("clientId", one.client, "kind", kind, "startsAt", start, "weeks", weeks));
    }

    private Api api() {
        return clients.api();
    }

    private boolean isOn(String session) {
        return mongo.getCollection("sessions")
                        .countDocuments(new Document("_id", session).append("status", "SCHEDULED"))
                == 1;
    }

    private static boolean isLost(JsonNode lost, People one, boolean toMakeUp) {
        return lost.path("clientId").asString().equals(one.client.toString())
                && lost.path("toMakeUp").asBoolean() == toMakeUp;
    }
}
