package care.continuum.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls a service over HTTP as somebody with certain roles.
public final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Supplier<String> address;
    private final @Nullable String token;
    private final Map<String, String> headers;

    private Api(Supplier<String> address, @Nullable String token, Map<String, String> headers) {
        this.address = address;
        this.token = token;
        this.headers = Map.copyOf(headers);
    }

    Api(Environment environment) {
        this(() -> "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), null, Map.of());
    }

    public static Api at(int port) {
        return new Api(() -> "http://127.0.0.1:" + port, null, Map.of());
    }

    /// With a token for these roles.
    public Api as(String... roles) {
        return new Api(address, TestTokens.with(roles), headers);
    }

    /// With a token for this client.
    public Api asClient(Object clientId) {
        return new Api(address, TestTokens.ofClient(clientId), headers);
    }

    /// With this `Idempotency-Key`.
    public Api withKey(String idempotencyKey) {
        return with("Idempotency-Key", idempotencyKey);
    }

    /// With this header.
    public Api with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(address, token, more);
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    /// @param body anything that Jackson writes; a String is sent as it is
    public Reply post(String path, Object body) {
        return send("POST", path, body);
    }

    /// Without a body.
    public Reply post(String path) {
        return send("POST", path, null);
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    private Reply send(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(address.get() + path)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(
                    method,
                    BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What the service answered.
    public record Reply(int status, String body, String location) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /// The rule of a problem document.
        public String rule() {
            return json().path("rule").asString("");
        }

        /// The fields that a problem document names, in order, separated by blanks.
        public String faultyFields() {
            return String.join(
                    " ",
                    json().path("errors")
                            .valueStream()
                            .map(it -> it.path("field").asString())
                            .toList());
        }

        /// @throws AssertionError when the status is another one
        public Reply mustBe(int expected) {
            if (status != expected) {
                throw new AssertionError("%d instead of %d: %s".formatted(status, expected, body));
            }
            return this;
        }
    }
}
