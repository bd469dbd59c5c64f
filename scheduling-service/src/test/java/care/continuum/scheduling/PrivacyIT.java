package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.SchedulingEvent;
import care.continuum.events.Track;
import care.continuum.privacy.Vault;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What staff write of clients: who reads it, and what stands in the database.
@SchedulingTest
class PrivacyIT extends WithClients {

    private static final String MINE = "hospitalcanary until Friday";
    private static final String LEFT = "fevercanary";
    private static final String ALL = "snowcanary";
    private static final String REFUSED = "refusedcanary";

    @Autowired
    Vault vault;

    @Test
    @Proves({"sealed-at-rest", "erasure", "who-changed"})
    void reasonsAreForStaffAndStandNowhereOpenAndGoWithTheClient() {
        var section = clients.opened(Track.DAY);
        var ana = clients.enrolled(section, Track.DAY, 10);
        var ben = clients.enrolled(section, Track.DAY, 9);
        var feed = clients.api()
                .post(ana.path("feed"))
                .mustBe(201)
                .json()
                .path("url")
                .asString();
        var own = clients.of(ana, "INDIVIDUAL");
        var groups = clients.groups(ana);
        cancel(own.getFirst(), Map.of("by", "CLIENT", "reason", MINE, "scope", "ONE"));
        cancel(groups.get(0), Map.of("by", "CLIENT", "reason", LEFT, "scope", "ONE", "clientId", ana.client));
        cancel(groups.get(1), Map.of("by", "WEATHER", "reason", ALL, "scope", "ONE"));
        var taken = Clients.start(groups.get(2)).plus(Duration.ofHours(1));
        clients.api()
                .post(
                        Clients.path(own.getLast(), "reschedule"),
                        Map.of("by", "CLIENT", "reason", REFUSED, "scope", "ONE", "startsAt", taken))
                .mustBe(409);

        assertThat(reasons(clients.sessions(ana))).containsExactlyInAnyOrder(MINE, LEFT, ALL);
        assertThat(reasons(clients.sessions(ben))).containsExactly(ALL);
        assertThat(reasons(items(Api.at(port).asClient(ana.client).get(ana.path("sessions?size=500")))))
                .isEmpty();
        assertThat(Api.at(port)
                        .get(feed.substring(feed.indexOf("/api/")))
                        .mustBe(200)
                        .body())
                .contains("BEGIN:VEVENT")
                .doesNotContain("canary");
        await().untilAsserted(
                        () -> assertThat(clients.told(ana, "SessionCanceled")).hasSize(3));
        assertThat(wire.told(SchedulingEvent.TOPIC))
                .noneMatch(it -> it.value().toString().contains("canary"));
        var changed = Stream.concat(own.stream(), groups.stream())
                .map(it -> it.path("sessionId").asString())
                .toList();
        assertThat(mongo.getCollection("alterations")
                        .find(new Document("draft.changed._id", new Document("$in", changed))))
                .hasSize(3)
                .noneMatch(it -> it.get("draft", Document.class).containsKey("reason"));
        assertThat(kept())
                .filteredOn(it -> Stream.of(MINE, LEFT, ALL, REFUSED).anyMatch(it::contains))
                .isEmpty();

        vault.destroy(ana.client.toString());

        assertThat(clients.sessions(ana)).isNotEmpty();
        assertThat(reasons(clients.sessions(ana))).isEmpty();
        assertThat(reasons(clients.sessions(ben))).containsExactly(ALL);
    }

    @Test
    @Proves({"sealed-at-rest", "modality"})
    void noWordsOfOnesOwnAreTakenForAModality() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var hour = Clients.start(clients.groups(ana).getFirst()).plus(Duration.ofHours(4));
        var refused = enter(ana, hour, "CBT because of modalitycanary").mustBe(400);
        assertThat(refused.faultyFields()).isEqualTo("modality");

        assertThat(enter(ana, hour, "Relapse_Prevention")
                        .mustBe(201)
                        .json()
                        .at("/sessions/0/modality")
                        .asString())
                .isEqualTo("relapse prevention");
        assertThat(kept()).filteredOn(it -> it.contains("modalitycanary")).isEmpty();
    }

    private Api.Reply enter(People one, Object start, String modality) {
        return clients.api()
                .post(
                        "/api/scheduling/sessions",
                        Map.of("clientId", one.client, "kind", "INDIVIDUAL", "startsAt", start, "modality", modality));
    }

    private void cancel(JsonNode session, Map<String, Object> body) {
        clients.api().post(Clients.path(session, "cancel"), body).mustBe(200);
    }

    private static List<String> reasons(List<JsonNode> sessions) {
        return sessions.stream()
                .map(it -> it.path("reason").asString(""))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static List<JsonNode> items(Api.Reply reply) {
        return reply.mustBe(200).json().path("items").valueStream().toList();
    }

    /// Every document of every collection as text.
    private Stream<String> kept() {
        return mongo.getCollectionNames().stream()
                .flatMap(name ->
                        mongo
                                .execute(db -> db.getCollection(name, RawBsonDocument.class)
                                        .find()
                                        .into(new ArrayList<>()))
                                .stream())
                .map(it -> it.toJson(JsonWriterSettings.builder().build()));
    }
}
