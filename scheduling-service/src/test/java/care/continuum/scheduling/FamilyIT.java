package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.ConsentEnd;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.IntakeEvent.ConsentGranted;
import care.continuum.events.IntakeEvent.ConsentRevoked;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// Who comes to a family session.
@SchedulingTest
class FamilyIT extends WithClients {

    @Test
    @Proves({"family-participants", "sealed-at-rest"})
    void whoIsConsentedToIsListedSealedAndUntilTheConsentIsTakenBack() {
        var section = clients.opened(Track.DAY);
        var ana = clients.enrolled(section, Track.DAY, 9);
        var start =
                clients.monday.plusDays(43).atTime(14, 0).atZone(Clinics.ZONE).toInstant();
        var family = clients.api()
                .post("/api/scheduling/sessions", Map.of("clientId", ana.client, "kind", "FAMILY", "startsAt", start))
                .mustBe(201)
                .json();
        var path = "/api/scheduling/sessions/%s/participants"
                .formatted(family.path("sessionId").asString());
        var general = new ConsentId(UUID.randomUUID());
        var specific = new ConsentId(UUID.randomUUID());
        ana.tell(granted(ana, general, ConsentType.TREATMENT_PAYMENT_OPERATIONS));
        ana.tell(granted(ana, specific, ConsentType.SPECIFIC_RECIPIENT));
        await().until(() -> clients.api().put(path, sister(specific)).status() == 200);

        var refused = clients.api().put(path, sister(general)).mustBe(409);
        assertThat(refused.rule()).isEqualTo("consent-missing");
        assertThat(refused.json().at("/conflicts/0").asString()).isEqualTo(general.toString());
        assertThat(clients.api()
                        .put(path, Map.of("participants", List.of(Map.of("label", " "))))
                        .faultyFields())
                .contains("participants[0].label", "participants[0].role", "participants[0].consentId");
        assertThat(clients.api()
                        .put(Clients.path(clients.groups(ana).getFirst(), "participants"), sister(specific))
                        .rule())
                .isEqualTo("no-family-session");
        Api.at(port).as("analyst").get(path).mustBe(403);
        Api.at(port).asClient(UUID.randomUUID()).get(path).mustBe(403);
        var listed = clients.api().get(path).mustBe(200).json();
        assertThat(listed.at("/clientId").asString()).isEqualTo(ana.client.toString());
        assertThat(listed.at("/participants/0/label").asString()).isEqualTo("Sistercanary");
        assertThat(mongo.getCollection("families").find(new Document("_id", ana.client.toString())))
                .hasSize(1)
                .noneMatch(it -> it.toJson().contains("canary"));

        var keyed = clients.api().withKey(UUID.randomUUID().toString());
        var first = keyed.put(path, sister(specific)).mustBe(200).json();
        var anew = afterAHold(ana, section);
        assertThat(keyed.put(path, sister(specific)).mustBe(200).json()).isEqualTo(first);
        keyed.put(path, sister(general)).mustBe(422);
        for (var session : List.of(path, anew)) {
            assertThat(clients.api()
                            .get(session)
                            .mustBe(200)
                            .json()
                            .at("/participants/0/label")
                            .asString())
                    .isEqualTo("Sistercanary");
        }
        assertThat(clients.api().put(path, sister(specific)).rule()).isEqualTo("session-canceled");

        ana.tell(new ConsentRevoked(
                ana.client,
                ana.episode,
                specific,
                ConsentType.SPECIFIC_RECIPIENT,
                false,
                Instant.now(),
                ConsentEnd.REVOKED));

        await().until(() ->
                clients.api().get(anew).mustBe(200).json().path("participants").isEmpty());
        assertThat(clients.api().put(anew, sister(specific)).rule()).isEqualTo("consent-missing");
    }

    /// Where the participants of the session are that stands for the one of before.
    private String afterAHold(People ana, SectionId section) {
        var day = clients.monday;
        ana.tell(new EnrollmentSuspended(ana.client, ana.episode, day, Instant.now()));
        await().untilAsserted(() -> assertThat(clients.claims(ana)).isZero());
        ana.tell(new EnrollmentResumed(
                ana.client, ana.episode, 2, section, Track.DAY, day.plusDays(1), 1, Instant.now()));
        await().untilAsserted(() -> assertThat(clients.of(ana, "FAMILY"))
                .filteredOn(it -> it.path("status").asString().equals("SCHEDULED"))
                .hasSize(1));
        var session = clients.of(ana, "FAMILY").stream()
                .filter(it -> it.path("status").asString().equals("SCHEDULED"))
                .findFirst()
                .orElseThrow();
        await().until(() ->
                clients.api().get(Clients.path(session, "participants")).status() == 200);
        return Clients.path(session, "participants");
    }

    private static Map<String, Object> sister(ConsentId consent) {
        return Map.of("participants", List.of(Map.of("label", "Sistercanary", "role", "sister", "consentId", consent)));
    }

    private static ConsentGranted granted(People one, ConsentId consent, ConsentType type) {
        var day = LocalDate.now(Clinics.ZONE);
        return new ConsentGranted(one.client, one.episode, consent, type, ConsentExpiry.NONE, null, day);
    }
}
