package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import care.continuum.events.AftercareEvent;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentCanceled;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentRescheduled;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.Track;
import care.continuum.privacy.Vault;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Calendar feeds of clients and clinicians.
@SchedulingTest
class FeedIT extends WithClients {

    @Test
    @Proves("complaint-feed")
    void everyInstanceAppearsInTheFeedAlsoWhatWasCanceled() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 10);
        var group = clients.groups(ana).getFirst();
        clients.api()
                .post(Clients.path(group, "cancel"), Map.of("by", "WEATHER", "reason", "snow", "scope", "ONE"))
                .mustBe(200);
        var key = UUID.randomUUID().toString();
        var url = url(clients.api().withKey(key).post(ana.path("feed")));
        assertThat(url(clients.api().withKey(key).post(ana.path("feed")))).isEqualTo(url);
        var read = Biweekly.parse(Api.at(port).get(url).mustBe(200).body()).first();
        assertThat(read.getEvents())
                .extracting(it -> it.getUid().getValue(), FeedIT::starts)
                .containsExactlyInAnyOrderElementsOf(instances(clients.sessions(ana)))
                .hasSize(8);
        assertThat(read.getEvents())
                .filteredOn(it -> it.getStatus().isCancelled())
                .hasSize(1)
                .allMatch(it -> it.getSequence().getValue() == 1);

        var clinician = group.path("clinicianId").asString();
        var led = url(clients.api().post("/api/scheduling/clinicians/%s/feed".formatted(clinician)));
        var second = clients.groups(ana).get(1);
        clients.api()
                .post(
                        Clients.path(second, "reschedule"),
                        Map.of(
                                "by",
                                "CLINICIAN",
                                "reason",
                                "ill",
                                "scope",
                                "ONE",
                                "startsAt",
                                second.path("startsAt").asString(),
                                "clinicianId",
                                clients.of(ana, "INDIVIDUAL")
                                        .getFirst()
                                        .path("clinicianId")
                                        .asString()))
                .mustBe(200);
        assertThat(Biweekly.parse(Api.at(port).get(led).mustBe(200).body())
                        .first()
                        .getEvents())
                .satisfies(all -> assertThat(all)
                        .extracting(it -> it.getUid().getValue(), FeedIT::starts)
                        .doesNotHaveDuplicates()
                        .containsAll(instances(clients.groups(ana))))
                .filteredOn(it -> it.getStatus().isCancelled())
                .extracting(it -> it.getUid().getValue())
                .contains(uid(group), uid(second));
    }

    private static List<Tuple> instances(List<JsonNode> sessions) {
        return sessions.stream()
                .map(it -> tuple(uid(it), Instant.parse(it.path("startsAt").asString())))
                .toList();
    }

    private static Instant starts(VEvent event) {
        return event.getDateStart().getValue().toInstant();
    }

    private static String uid(JsonNode session) {
        return session.path("sessionId").asString() + "@continuum";
    }

    @Test
    @Proves("feeds")
    void anAppointmentIsInTheFeedsOfItsClientAndItsClinician() {
        clients.opened(Track.DAY);
        var client = new ClientId(UUID.randomUUID());
        var episode = new EpisodeId(UUID.randomUUID());
        var appointment = new AppointmentId(UUID.randomUUID());
        var due = clients.monday.plusDays(30);
        tell(new ContinuingCareAppointmentProposed(client, episode, appointment, 1, due.minusDays(6), due, null), 1);
        awaitTold(appointment, "AppointmentSlotBooked");
        var url = url(clients.api().post("/api/scheduling/clients/%s/feed".formatted(client)));
        var first = of(appointment, url);
        assertThat(first.getSequence().getValue()).isZero();
        assertThat(first.getSummary().getValue()).isEqualTo("Appointment");
        assertThat(first.getStatus().isCancelled()).isFalse();
        var clinicians = clients.api().get("/api/scheduling/clinicians").json().path("items");
        var theirs = clinicians
                .valueStream()
                .map(it -> it.path("clinicianId").asString())
                .map(it -> url(clients.api().post("/api/scheduling/clinicians/%s/feed".formatted(it))))
                .filter(it -> !all(appointment, it).isEmpty())
                .toList();
        assertThat(theirs).hasSize(1);

        var wanted = due.minusDays(7);
        tell(
                new ContinuingCareAppointmentRescheduled(
                        client, episode, appointment, 2, wanted.minusDays(6), wanted, null),
                2);
        await().untilAsserted(() ->
                assertThat(of(appointment, url).getSequence().getValue()).isEqualTo(2));
        assertThat(of(appointment, url).getDateStart().getValue())
                .isNotEqualTo(first.getDateStart().getValue());
        tell(new ContinuingCareAppointmentCanceled(client, episode, appointment, Instant.now()), 3);
        awaitTold(appointment, "AppointmentSlotReleased");
        for (var feed : List.of(url, theirs.getFirst())) {
            assertThat(of(appointment, feed).getStatus().isCancelled()).isTrue();
            assertThat(of(appointment, feed).getSequence().getValue()).isEqualTo(3);
        }
    }

    private void tell(AftercareEvent news, long sequence) {
        wire.tell(Topics.AFTERCARE, news, news.episodeId().toString(), sequence);
    }

    private void awaitTold(AppointmentId appointment, String type) {
        wire.await(
                SchedulingEvent.TOPIC,
                told -> told.type().endsWith("." + type + ".v1")
                        && told.value().path("appointmentId").asString().equals(appointment.toString()));
    }

    private VEvent of(AppointmentId appointment, String url) {
        return all(appointment, url).getFirst();
    }

    private List<VEvent> all(AppointmentId appointment, String url) {
        return Biweekly.parse(Api.at(port).get(url).mustBe(200).body()).first().getEvents().stream()
                .filter(it -> it.getUid().getValue().equals(appointment + "@continuum"))
                .toList();
    }

    @Test
    @Proves("feeds")
    void anAddressIsSecretAndRevocable() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var first = url(clients.api().post(ana.path("feed")));
        var second = url(clients.api().post(ana.path("feed")));
        assertThat(second).isNotEqualTo(first);
        Api.at(port).get(first).mustBe(404);
        Api.at(port).get(second).mustBe(200);
        assertThat(mongo.getCollection("feeds").find(new Document()).map(Document::toJson))
                .noneMatch(it -> it.contains(second.substring(second.length() - 20, second.length() - 4)));
        assertThat(clients.api().delete(ana.path("feed")).status()).isEqualTo(204);
        Api.at(port).get(second).mustBe(404);
        Api.at(port).as("client").post(ana.path("feed")).mustBe(403);
        clients.api()
                .post("/api/scheduling/clients/%s/feed".formatted(UUID.randomUUID()))
                .mustBe(404);
    }

    @Test
    @Proves("erasure")
    void whoWasErasedHasNoFeedAndGetsNoSessions(@Autowired Vault vault) {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var feed = url(clients.api().post(ana.path("feed")));
        var group = clients.groups(ana).getFirst();
        vault.destroy(ana.client.toString());

        Api.at(port).get(feed).mustBe(404);
        assertThat(List.of(
                        clients.api().post(ana.path("feed")),
                        clients.api()
                                .post(
                                        "/api/scheduling/sessions",
                                        Map.of(
                                                "clientId",
                                                ana.client,
                                                "kind",
                                                "INDIVIDUAL",
                                                "startsAt",
                                                group.path("endsAt").asString())),
                        clients.api()
                                .post(
                                        Clients.path(group, "cancel"),
                                        Map.of("by", "CLIENT", "reason", "flu", "scope", "ONE"))))
                .extracting(it -> it.status() + " " + it.rule())
                .containsOnly("409 client-erased");
    }

    private static String url(Api.Reply reply) {
        var url = reply.mustBe(201).json().path("url").asString();
        return url.substring(url.indexOf("/api/"));
    }
}
