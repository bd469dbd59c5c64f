package care.continuum.local.parked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.api.ApiClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a service answers, in lines of text.
class ParkedEventsTest {

    private final StringWriter said = new StringWriter();
    private HttpServer suite;
    private String answer = "{}";
    private ParkedEvents events;

    @BeforeEach
    void begin() throws IOException {
        suite = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        suite.createContext("/", this::answer);
        suite.start();
        var api = new ApiClient("http://localhost:" + suite.getAddress().getPort());
        events = new ParkedEvents(api, new PrintWriter(said, true));
    }

    @AfterEach
    void end() {
        suite.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var token = exchange.getRequestURI().getPath().contains("token");
        var body = (token ? "{\"access_token\":\"t\",\"expires_in\":300}" : answer).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void aDryRunThatDidNotLookAtAllSaysSo() {
        answer = """
            {"dryRun": true, "queues": [
              {"topic": "intake.events", "clientId": "ana", "more": true, "events": [
                {"eventId": "e1", "type": "T", "outcome": "WOULD_TAKE_EFFECT", "effects": []}]}]}
            """;

        events.redrive(List.of(Service.ATTENDANCE), null, null, true);

        assertThat(said.toString()).contains("would take effect", "and more that were not looked at");
    }

    @Test
    void theAuditTellsWhatBecameOfAStep() {
        answer = """
            {"items": [
              {"what": "DISCARDED", "outcome": "MAY_HAVE_TAKEN_EFFECT", "who": "opal"},
              {"what": "EDITED", "outcome": "REFUSED", "who": "opal"},
              {"what": "DISCARDED", "outcome": "ATTEMPTED", "who": "opal"},
              {"what": "REDRIVEN", "who": "opal"}], "total": 4}
            """;

        events.audit(List.of(Service.ATTENDANCE), null, null);

        assertThat(said.toString())
                .contains(
                        "DISCARDED (it may have taken effect) by opal",
                        "EDITED (refused) by opal",
                        "DISCARDED (nobody knows whether it was done) by opal",
                        "REDRIVEN by opal");
    }
}
