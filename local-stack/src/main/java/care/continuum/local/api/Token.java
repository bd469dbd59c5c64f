package care.continuum.local.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The bearer token of a machine client, renewed before it expires.
public final class Token {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI endpoint;
    private final String credentials;
    private @Nullable String value;
    private long expiresNanos;

    public Token(HttpClient http, URI gateway, String client, String secret) {
        this.http = http;
        this.endpoint = gateway.resolve("/oauth2/token");
        this.credentials = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
    }

    public synchronized String value() throws IOException, InterruptedException {
        var known = value;
        if (known != null && System.nanoTime() - expiresNanos < 0) {
            return known;
        }
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new ApiFailure("POST /oauth2/token", answer.statusCode(), null, answer.body());
        }
        var token = JsonMapper.shared().readTree(answer.body());
        var fresh = token.path("access_token").asString();
        var seconds = Math.max(1, token.path("expires_in").asLong(300) - MARGIN.toSeconds());
        expiresNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        value = fresh;
        return fresh;
    }

    public synchronized void forget() {
        value = null;
    }
}
