package care.continuum.aftercare;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// Intake as aftercare sees it over HTTP: it gives tokens, allows disclosures or not, and hears what was sent.
final class IntakeStandIn implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<String> denying = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> asks = new ConcurrentHashMap<>();
    private final Map<String, String> kinds = new ConcurrentHashMap<>();
    private final Map<String, Integer> notes = new ConcurrentHashMap<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile boolean hanging;
    private volatile boolean failing;

    IntakeStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/oauth2/token", this::token);
        server.createContext("/api/intake/clients/", this::disclosures);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void deny(Object client) {
        denying.add(client.toString());
    }

    void allow(Object client) {
        denying.remove(client.toString());
    }

    void hang(boolean hangs) {
        hanging = hangs;
    }

    void fail(boolean fails) {
        failing = fails;
    }

    /// How often it was asked, with an answer or without.
    int asks(Object referral) {
        return asks.getOrDefault(referral.toString(), 0);
    }

    /// The kind of consent that it was asked for; empty where any will do.
    String kindOfConsent(Object referral) {
        return kinds.getOrDefault(referral.toString(), "");
    }

    /// How often it was told that it was sent, with an answer or without.
    int notes(Object referral) {
        return notes.getOrDefault(referral.toString(), 0);
    }

    /// Referral and recipient of each note, as often as it came.
    List<String> sent() {
        return List.copyOf(sent);
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            var basic = exchange.getRequestHeaders().getFirst("Authorization");
            answer(
                    exchange,
                    "Basic YWZ0ZXJjYXJlLXNlcnZpY2U6c2VjcmV0".equals(basic) ? 200 : 401,
                    "{\"access_token\": \"t\", \"token_type\": \"Bearer\", \"expires_in\": 3600}");
        }
    }

    private void disclosures(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().split("/", -1);
            var body = JsonMapper.shared().readTree(exchange.getRequestBody());
            if (!"Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{}");
                return;
            }
            var note = path.length > 6;
            (note ? notes : asks).merge(note ? path[6] : body.at("/referralId").asString(), 1, Integer::sum);
            if (body.has("consent")) {
                kinds.put(body.at("/referralId").asString(), body.at("/consent").asString());
            }
            if (hanging) {
                await();
            } else if (failing) {
                answer(exchange, 503, "{}");
            } else if (note) {
                sent.add(path[6] + " " + body.at("/recipient").asString());
                answer(exchange, 200, "{}");
            } else {
                ask(exchange, path[4]);
            }
        }
    }

    private void ask(HttpExchange exchange, String client) throws IOException {
        if (denying.contains(client)) {
            answer(exchange, 409, "{\"rule\": \"consent-missing\"}");
            return;
        }
        answer(exchange, 201, """
                {"disclosure": {"status": "OPEN"},
                 "identity": {"givenName": "Ana", "familyName": "Canary", "dateOfBirth": "1990-05-17",
                   "phone": "+1 704 555 0117"},
                 "consent": {"consentId": "c", "type": "TREATMENT_PAYMENT_OPERATIONS", "discloser": "the clinic",
                   "information": "the plan", "recipient": "treating providers", "purpose": "treatment",
                   "signedOn": "2026-01-05"},
                 "notice": "42 CFR part 2 prohibits unauthorized use or disclosure of these records."}
                """);
    }

    private void await() throws IOException {
        try {
            var _ = closing.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException(ending);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
