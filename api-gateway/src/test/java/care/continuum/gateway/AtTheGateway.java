package care.continuum.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A gateway behind a proxy, with intake alone behind it; one for all tests.
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {
            "continuum.identity.demo=true",
            "continuum.identity.machines.aftercare-service.secret=its-secret",
            "continuum.gateway.inquiries.per-address=3",
            "server.forward-headers-strategy=native"
        })
abstract class AtTheGateway {

    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final Path FOLDER = folder();
    private static final TestService INTAKE = new TestService();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add(
                "continuum.identity.key-file",
                () -> FOLDER.resolve("keys/identity.key").toString());
        settings.add("continuum.services.intake", INTAKE::address);
        settings.add("continuum.services.aftercare", () -> "http://127.0.0.1:1");
        settings.add("continuum.services.scheduling", () -> "http://127.0.0.1:1");
        settings.add("continuum.services.attendance", () -> "http://127.0.0.1:1");
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("gateway");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String token() throws IOException, InterruptedException {
        var granted = grant("demo:demo");
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(200);
        return json(granted).at("/access_token").asString();
    }

    static JsonNode claims(HttpResponse<String> granted) {
        var token = json(granted).at("/access_token").asString();
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    HttpResponse<String> grant(String credentials) throws IOException, InterruptedException {
        return grant(credentials, "");
    }

    HttpResponse<String> grant(String credentials, String more) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at("/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials" + more));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
    }

    static JsonNode json(HttpResponse<String> reply) {
        return JsonMapper.shared().readTree(reply.body());
    }
}
