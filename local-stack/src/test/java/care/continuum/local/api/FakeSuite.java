package care.continuum.local.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;

/// A suite that answers what a test wants, and gives a token to everybody.
public final class FakeSuite implements AutoCloseable {

    private final HttpServer server;
    private final Function<String, String> answers;
    private int status = 200;

    /// @param answers the answer by path; null for 404
    public FakeSuite(Function<String, String> answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// What it answers with from now on.
    public FakeSuite refusing(int with) {
        status = with;
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://localhost:" + port();
    }

    public ApiClient client() {
        return new ApiClient(url(), Duration.ZERO);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var token = path.contains("token");
        var said = token ? "{\"access_token\":\"t\",\"expires_in\":300}" : answers.apply(path);
        var body = said == null ? new byte[0] : said.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(token ? 200 : said == null ? 404 : status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
