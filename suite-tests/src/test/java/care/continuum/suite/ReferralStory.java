package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.engines.LocalPartner;
import care.continuum.local.api.ApiClient;
import care.continuum.local.demo.DemoRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Referrals on their whole way: sign-in, intake's word and its ledger, and the partner on this machine.
final class ReferralStory {

    private static final int CLIENTS = 3;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ReferralStory() {}

    static void whoCompletesReachesThePartnerOnceAndStandsInIntakesLedger(Suite suite)
            throws IOException, InterruptedException {
        var api = new ApiClient(suite.ports().gateway());
        var before = finished(api, 0);
        var partner = URI.create(suite.ports().partner());
        tell(partner, "ACCEPT_THEN_500");
        api.put("/api/aftercare/partners", Map.of("items", List.of(harbor(partner))));

        new DemoRun(suite.out(), suite.progress()).completions(suite.ports(), CLIENTS);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !ask(HttpRequest.newBuilder(partner)).path("items").isEmpty());
        tell(partner, "OK");

        var clients = new ArrayList<>(finished(api, before.size() + CLIENTS));
        clients.removeAll(before);
        assertThat(clients).hasSize(CLIENTS);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(clients)
                        .allSatisfy(client -> assertThat(
                                        counseling(api, client).path("status").asString())
                                .isEqualTo("SENT")));
        await().untilAsserted(() -> assertThat(clients)
                .allSatisfy(client -> assertThat(ledger(api, client)).isEqualTo("Harbor Counseling SENT")));
        var taken = ask(HttpRequest.newBuilder(partner)).path("items");
        assertThat(taken.valueStream().map(each -> each.path("referralId").asString()))
                .hasSize(CLIENTS)
                .doesNotHaveDuplicates();
        assertThat(taken.valueStream().filter(each -> each.path("deliveries").asInt() > 1))
                .isNotEmpty();

        var ana = clients.getFirst();
        assertThat(LocalPartner.tell(callbacks(api, suite), LocalPartner.SECRET, "1", accepted(api, ana)))
                .isEqualTo(204);
        assertThat(counseling(api, ana).path("status").asString()).isEqualTo("ACCEPTED");
    }

    private static Map<String, Object> harbor(URI partner) {
        return Map.of(
                "name",
                "Harbor Counseling",
                "kinds",
                List.of("OUTPATIENT_COUNSELING"),
                "treatingProvider",
                true,
                "endpoint",
                Map.of("url", partner.toString(), "secret", LocalPartner.SECRET));
    }

    private static List<String> finished(ApiClient api, int atLeast) {
        return api.await(
                        "/api/intake/clients?status=FINISHED&size=500",
                        "everybody has finished",
                        Duration.ofMinutes(1),
                        found -> found.path("total").asInt() >= atLeast)
                .path("items")
                .valueStream()
                .map(client -> client.path("clientId").asString())
                .toList();
    }

    private static JsonNode counseling(ApiClient api, String client) {
        return api.get("/api/aftercare/clients/%s/plan".formatted(client))
                .path("referrals")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("OUTPATIENT_COUNSELING"))
                .findFirst()
                .orElseThrow();
    }

    /// Where the partner answers, through the gateway.
    private static URI callbacks(ApiClient api, Suite suite) {
        var harbor = api.get("/api/aftercare/partners").path("items").path(0);
        return URI.create("%s/api/aftercare/partners/%s/callbacks"
                .formatted(suite.ports().gateway(), harbor.path("partnerId").asString()));
    }

    private static String accepted(ApiClient api, String client) {
        return "{\"referralId\": \"%s\", \"answer\": \"ACCEPTED\"}"
                .formatted(counseling(api, client).path("referralId").asString());
    }

    private static String ledger(ApiClient api, String client) {
        var rows =
                api.get("/api/intake/clients/%s/disclosures".formatted(client)).path("items");
        assertThat(rows.size()).isEqualTo(1);
        return "%s %s"
                .formatted(
                        rows.path(0).path("recipient").asString(),
                        rows.path(0).path("status").asString());
    }

    private static void tell(URI partner, String mode) throws IOException, InterruptedException {
        var said = ask(HttpRequest.newBuilder(partner.resolve("/behavior"))
                .PUT(BodyPublishers.ofString("{\"mode\": \"%s\"}".formatted(mode))));
        assertThat(said.path("mode").asString()).isEqualTo(mode);
    }

    private static JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(HTTP.send(request.build(), BodyHandlers.ofString()).body());
    }
}
