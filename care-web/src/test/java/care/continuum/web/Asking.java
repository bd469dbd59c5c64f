package care.continuum.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a service as its callers do.
record Asking(int port, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Asking nobody(int port) {
        return new Asking(port, Map.of());
    }

    static Asking clinician(int port) {
        return nobody(port).with("Authorization", "Bearer " + token());
    }

    static Asking operations(int port) {
        return nobody(port).with("Authorization", "Bearer " + token("operations"));
    }

    static String token() {
        return token("clinician");
    }

    private static String token(String role) {
        var claims = JwtClaimsSet.builder()
                .subject("ada")
                .claim("roles", List.of(role))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(Duration.ofHours(1)))
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return NimbusJwtEncoder.withSecretKey(ThingsApplication.KEY)
                .build()
                .encode(JwtEncoderParameters.from(header, claims))
                .getTokenValue();
    }

    Asking with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Asking(port, more);
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    /// Sends bytes that no client library would send, and gives back everything that is answered.
    String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    static JsonNode json(HttpResponse<String> reply) {
        return JsonMapper.shared().readTree(reply.body());
    }

    static String rule(HttpResponse<String> reply) {
        return json(reply).path("rule").asString("");
    }

    /// The faults as `field: message`.
    static List<String> faults(HttpResponse<String> reply) {
        return json(reply)
                .path("errors")
                .valueStream()
                .map(it ->
                        it.path("field").asString() + ": " + it.path("message").asString())
                .toList();
    }
}
