package care.continuum.suite.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.checker.Fact.Due;
import care.continuum.messaging.checker.Fact.Outcome;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskerTest {

    private static final String NOT_FOUND = "404 not-found";
    private static final String UNAVAILABLE = "503 unavailable";
    private static final String RISK = "409 risk-screen-open";
    private static final String ACCEPTED = "201 -";

    /// Whoever is drawn from it sends each command once.
    private static final Random ONCE = new Random() {
        @Override
        public int nextInt(int bound) {
            return bound - 1;
        }
    };

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Ledger ledger = new Ledger();
    private final HttpServer suite = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    AskerTest() throws IOException {}

    @BeforeEach
    void start() {
        suite.createContext("/oauth2/token", exchange -> answer(exchange, 200, "{\"access_token\": \"demo\"}"));
        suite.createContext("/api", exchange -> {
            var next = String.valueOf(answers.poll()).split(" ", 2);
            answer(exchange, Integer.parseInt(next[0]), "{\"rule\": \"%s\"}".formatted(next[1]));
        });
        suite.start();
    }

    @AfterEach
    void stop() {
        suite.stop(0);
    }

    @Test
    void whatMayBeRefusedIsAskedUntilItIsDecided() throws InterruptedException {
        answers.addAll(List.of(UNAVAILABLE, NOT_FOUND));

        var answer = sender().send("POST", "/api/intake/inquiries", Map.of());

        assertThat(answer.rule()).isEqualTo("not-found");
        assertThat(outcomes()).containsExactly(Outcome.UNKNOWN, Outcome.REFUSED);
        assertThat(ledger.facts()).isEmpty();
    }

    @Test
    void whatHasToBeAcceptedIsAskedAgainAndNoted() throws InterruptedException {
        answers.addAll(List.of(NOT_FOUND, UNAVAILABLE, ACCEPTED));

        var answer = sender().demand("POST", "/api/intake/inquiries", Map.of());

        assertThat(answer.accepted()).isTrue();
        assertThat(outcomes()).containsExactly(Outcome.REFUSED, Outcome.UNKNOWN, Outcome.ACCEPTED);
        assertThat(ledger.entries().getFirst().answer()).isEqualTo(NOT_FOUND);
        assertThat(ledger.facts())
                .containsExactly(new Due(ledger.entries().getFirst().key()));
        assertThat(ledger.commands(Outcome.ACCEPTED)).isEqualTo(1);
        assertThat(ledger.commands(Outcome.REFUSED)).isZero();
    }

    @Test
    void aRuleThatMayBeInTheWayRefusesEvenThat() throws InterruptedException {
        answers.add(RISK);

        var answer = sender().demand("POST", "/api/intake/inquiries", Map.of(), "risk-screen-open");

        assertThat(answer.rule()).isEqualTo("risk-screen-open");
        assertThat(ledger.facts()).isEmpty();
    }

    private Sender sender() {
        var address = "http://localhost:" + suite.getAddress().getPort();
        return new Sender(new Asker(address, ledger, new Weather()), ONCE, "ana");
    }

    private List<Outcome> outcomes() {
        return ledger.entries().stream().map(Entry::outcome).toList();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
    }
}
