package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import care.continuum.local.api.ApiClient;
import care.continuum.local.api.ApiFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who was in the program and is erased when retention is over: what each service tells of them before, and
/// what is left of it afterwards.
final class Forgotten {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int YEARS = 11;
    private static final List<String> SERVICES = List.of("intake", "scheduling", "attendance", "aftercare");

    private final Suite suite;
    private final ApiClient api;
    private final Days days;
    private final Traces traces;
    private final Told told;

    private Forgotten(Suite suite, Traces traces) {
        this.suite = suite;
        this.traces = traces;
        this.api = new ApiClient(suite.ports().gateway());
        this.days = new Days(api, suite.ports(), Told.ZONE);
        this.told = Told.everyService(api);
    }

    /// Moves the suite's clock by years.
    static void leavesNothing(Suite suite) throws IOException, InterruptedException {
        try (var traces = new Traces(suite)) {
            new Forgotten(suite, traces).leavesNothing();
        }
    }

    private void leavesNothing() throws IOException, InterruptedException {
        everythingIsTold();
        nothingButWhatWasConsentedToIsSent();
        assertThatThrownBy(this::erase).hasMessageContaining("retention-runs");
        days.moveTo(days.now().plusYears(YEARS).plusDays(2));
        everythingIsTold();
        var counts = counts();
        var ledger = ledger();
        var audited = audited();

        erase();

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(SERVICES)
                        .allSatisfy(service -> assertThat(traces.keyOf(service, told.client()))
                                .containsKey("destroyedAt")
                                .doesNotContainKey("key")));
        nothingIsTold();
        assertThat(counts()).isEqualTo(counts);
        assertThat(ledger()).isEqualTo(ledger).singleElement().asString().endsWith(" SENT");
        assertThat(traces.keyOf("intake", "records")).containsKey("key");
        assertThat(audited()).containsAll(audited).contains("intake POST /api/intake/clients/{clientId}/erasure 200");
    }

    private void erase() {
        api.post(told.intake("/erasure"), Map.of("reason", "asked to be forgotten"));
    }

    /// Each text is read where it was written, so that it can be missed; and none stands open anywhere.
    private void everythingIsTold() throws IOException, InterruptedException {
        assertThat(told.texts())
                .allSatisfy((text, path) -> assertThat(read(path)).contains(text));
        assertThat(told.searches())
                .allSatisfy(search -> assertThat(found(search)).isOne());
        var feed = get(told.feed());
        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.body()).contains("BEGIN:VEVENT");
        assertThat(SERVICES)
                .allSatisfy(service ->
                        assertThat(traces.keyOf(service, told.client())).containsKey("key"));
        assertThat(traces.of(Told.SECRETS)).isEmpty();
    }

    private void nothingIsTold() throws IOException, InterruptedException {
        assertThat(Set.copyOf(told.texts().values()))
                .allSatisfy(path -> assertThat(read(path)).doesNotContain(Told.SECRETS));
        assertThat(read(told.intake(""))).isEqualTo("409 client-erased");
        assertThat(told.searches())
                .allSatisfy(search -> assertThat(found(search)).isZero());
        assertThat(get(told.feed()).statusCode()).isEqualTo(404);
        assertThat(traces.of(Told.SECRETS)).isEmpty();
        // Other words are found: what is not found is not there.
        assertThat(traces.of(List.of(told.client(), "started")))
                .contains("intake.clients", "scheduling.plans", "attendance.programs", "aftercare.plans")
                .contains("intake.events", "scheduling.events", "attendance.events", "aftercare.events")
                .contains("services.log");
    }

    /// The partner has who it is, and nothing that staff wrote down.
    private void nothingButWhatWasConsentedToIsSent() throws IOException, InterruptedException {
        var letter = JsonMapper.shared()
                .readTree(get(URI.create(suite.ports().partner())).body())
                .path("items")
                .valueStream()
                .filter(it -> it.path("referralId").asString().equals(told.referral()))
                .map(it -> small(it.path("letter")))
                .findFirst()
                .orElseThrow();
        assertThat(letter).contains("canaryname", "canarykin").doesNotContain(Told.NOTES);
    }

    private String read(String path) {
        try {
            return small(api.get(path));
        } catch (ApiFailure refused) {
            return refused.status() + " " + refused.rule();
        }
    }

    private static String small(JsonNode answer) {
        return answer.toString().toLowerCase(Locale.ROOT);
    }

    private int found(String search) {
        return api.get("/api/intake/clients?" + search).path("total").asInt();
    }

    /// What is billed and counted.
    private List<String> counts() {
        var progress = api.get("/api/attendance/clients/%s/progress".formatted(told.client()));
        var sessions = api.get("/api/scheduling/clients/%s/sessions".formatted(told.client()));
        return List.of(
                progress.path("counted").toString(),
                progress.path("attended").toString(),
                progress.path("weeks").toString(),
                sessions.path("total").toString());
    }

    /// As it is kept: what is older than three years is listed no more.
    private List<String> ledger() {
        return traces.client(told.client()).getList("disclosures", Document.class).stream()
                .map(it -> it.get("referralId") + " " + it.get("status"))
                .toList();
    }

    /// What the audit logs say was done with the client.
    private Set<String> audited() {
        return SERVICES.stream()
                .flatMap(service -> api.get("/api/%s/clients/%s/audit?size=500".formatted(service, told.client()))
                        .path("items")
                        .valueStream()
                        .map(it -> "%s %s %s %s"
                                .formatted(
                                        service,
                                        it.path("method").asString(),
                                        it.path("path").asString(),
                                        it.path("status").asString(""))))
                .collect(Collectors.toSet());
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }
}
