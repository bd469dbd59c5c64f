package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.local.api.ApiClient;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;

/// Somebody who only ever asked, and is erased: what is left of them in a running suite.
final class Forgotten {

    private static final List<String> SERVICES = List.of("intake", "scheduling", "attendance", "aftercare");
    private static final List<String> CANARIES = List.of("canaryname", "7045550199", "canarynote");

    private Forgotten() {}

    /// Within a minute no document of any service holds what named them, and no service has their key.
    static void leavesNothing(ApiClient api, Suite suite) {
        var client = api.post(
                        "/api/intake/inquiries",
                        Map.of(
                                "givenName", "Canaryname",
                                "familyName", "Example",
                                "dateOfBirth", "1990-05-17",
                                "phone", "7045550199",
                                "channel", "PHONE",
                                "reason", "SUBSTANCE_USE",
                                "preferredTrack", "DAY"))
                .path("clientId")
                .asString();
        var path = "/api/intake/clients/" + client;
        api.post(
                path + "/risk-assessment",
                Map.of("assessedAt", "2026-01-05T09:00:00-05:00", "risk", "LOW", "note", "canarynote"));

        api.post(path + "/erasure", Map.of("reason", "asked to be forgotten"));

        try (var mongo = MongoClients.create(suite.ports().mongodb())) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(SERVICES)
                            .allSatisfy(service -> assertThat(keyOf(mongo, service, client))
                                    .containsKey("destroyedAt")
                                    .doesNotContainKey("key")));
            assertThat(SERVICES)
                    .allSatisfy(service -> assertThat(kept(mongo, service)).doesNotContain(CANARIES));
        }
        assertThat(api.get(path + "/audit").path("total").asInt()).isEqualTo(3);
        assertThat(api.get("/api/intake/clients?ids=" + client).path("total").asInt())
                .isZero();
    }

    private static Document keyOf(MongoClient mongo, String service, String client) {
        return mongo.getDatabase(service)
                .getCollection("_keys")
                .find(Filters.eq(client))
                .first();
    }

    /// Every document of a service as one text.
    private static String kept(MongoClient mongo, String service) {
        var text = new StringBuilder();
        var database = mongo.getDatabase(service);
        for (var name : database.listCollectionNames()) {
            database.getCollection(name).find().forEach(it -> text.append(it.toJson()));
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
