package care.continuum.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/// A service behind the gateway that says what it was asked.
final class TestService implements AutoCloseable {

    static final String DOCUMENT = """
            {"openapi": "3.1.0", "info": {"title": "it", "version": "1"},
             "paths": {"/api/intake/things": {"get": {"operationId": "list", "responses": {"200": {"content":
               {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
             "components": {"schemas": {"Thing": {"type": "object"}}}}""";

    private final HttpServer server;

    TestService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", TestService::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var path = exchange.getRequestURI().toString();
        if (path.endsWith("/refused")) {
            send(exchange, 409, "application/problem+json", "{\"rule\": \"not-now\"}");
        } else if (path.endsWith("/cut")) {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        } else if (path.equals("/v3/api-docs")) {
            send(exchange, 200, "application/json", DOCUMENT);
        } else {
            var token = exchange.getRequestHeaders().containsKey("Authorization");
            var text = "%s %s %s %s".formatted(exchange.getRequestMethod(), path, token ? "token" : "nobody", body);
            send(exchange, 200, "text/plain", text);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
