package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import care.continuum.events.Track;
import care.continuum.privacy.Vault;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
        assertThat(read.getEvents()).hasSize(8);
        assertThat(read.getEvents())
                .filteredOn(it -> it.getStatus().isCancelled())
                .hasSize(1)
                .allMatch(it -> it.getSequence().getValue() == 1);

        var clinician = group.path("clinicianId").asString();
        var led = url(clients.api().post("/api/scheduling/clinicians/%s/feed".formatted(clinician)));
        assertThat(Biweekly.parse(Api.at(port).get(led).mustBe(200).body())
                        .first()
                        .getEvents())
                .hasSizeGreaterThanOrEqualTo(6);
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
