package care.continuum.local.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to the suite's API as the demo machine client. Every POST carries a key of its own, so that a request whose
/// answer was lost is repeated and done once; trouble that passes (429, 502, 503, 504, no connection) is waited out.
public final class ApiClient {

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI gateway;
    private final Token token;
    private final Duration patience;

    public ApiClient(String gateway) {
        this(gateway, PATIENCE);
    }

    /// @param patience for how long to wait out trouble that passes
    public ApiClient(String gateway, Duration patience) {
        this.gateway = URI.create(gateway);
        this.patience = patience;
        this.token = new Token(http, this.gateway, "demo", "demo");
    }

    /// @param path at the gateway, or a whole address of a service
    public JsonNode get(String path) {
        return request("GET", path, null);
    }

    public JsonNode post(String path, Object body) {
        return request("POST", path, body);
    }

    public JsonNode put(String path, Object body) {
        return request("PUT", path, body);
    }

    /// Reads until the answer is there and as it should be, for what arrives by events a moment later.
    ///
    /// @throws ApiFailure when it is not so within the limit
    public JsonNode await(String path, String what, Duration limit, Predicate<JsonNode> wanted) {
        return await(path, what, limit, wanted, 100);
    }

    /// The same without longer pauses, for measuring when it is there.
    public JsonNode awaitEagerly(String path, String what, Duration limit, Predicate<JsonNode> wanted) {
        return await(path, what, limit, wanted, 2);
    }

    private JsonNode await(String path, String what, Duration limit, Predicate<JsonNode> wanted, long longestPause) {
        var deadline = System.nanoTime() + limit.toNanos();
        var pause = 2L;
        while (true) {
            var seen = "not found";
            try {
                var answer = get(path);
                if (wanted.test(answer)) {
                    return answer;
                }
                seen = answer.toString();
            } catch (ApiFailure e) {
                if (e.status() != 404) {
                    throw e;
                }
            }
            if (System.nanoTime() > deadline) {
                throw new ApiFailure(
                        "waited %d s in vain for %s; GET %s gives %s".formatted(limit.toSeconds(), what, path, seen));
            }
            pause(pause);
            pause = Math.min(longestPause, pause * 2);
        }
    }

    private JsonNode request(String method, String path, @Nullable Object body) {
        var name = method + " " + path;
        var key = UUID.randomUUID().toString();
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                var answer = send(method, path, body, key);
                var passing = PASSING.contains(answer.statusCode()) && System.nanoTime() < deadline;
                if (answer.statusCode() == 401 && System.nanoTime() < deadline) {
                    token.forget();
                    passing = true;
                }
                if (!passing) {
                    return read(name, answer);
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new ApiFailure(name, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ApiFailure(name, e);
            }
            pause(200);
        }
    }

    private HttpResponse<String> send(String method, String path, @Nullable Object body, String key)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(REQUEST_LIMIT);
        request.header("Accept", "application/json, application/problem+json");
        request.header("Authorization", "Bearer " + token.value());
        if (method.equals("POST")) {
            request.header("Idempotency-Key", key);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode read(String name, HttpResponse<String> answer) {
        var text = answer.body();
        JsonNode json;
        try {
            json = text.isBlank() ? JSON.nullNode() : JSON.readTree(text);
        } catch (JacksonException e) {
            throw new ApiFailure(name, answer.statusCode(), null, text);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new ApiFailure(name, answer.statusCode(), json, text);
        }
        return json;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailure("interrupted while waiting");
        }
    }
}
