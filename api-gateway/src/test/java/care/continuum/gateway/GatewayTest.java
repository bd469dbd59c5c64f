package care.continuum.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {"continuum.identity.demo=true", "continuum.identity.machines.aftercare.secret=its-secret"})
class GatewayTest {

    private static final TestService INTAKE = new TestService();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add(
                "continuum.identity.key-file",
                () -> folder.resolve("keys/identity.key").toString());
        settings.add("continuum.services.intake", INTAKE::address);
        settings.add("continuum.services.aftercare", () -> "http://127.0.0.1:1");
        settings.add("continuum.services.scheduling", () -> "http://127.0.0.1:1");
        settings.add("continuum.services.attendance", () -> "http://127.0.0.1:1");
    }

    @AfterAll
    static void close() {
        INTAKE.close();
    }

    @Test
    void aTokenOfTheDemoClientOpensEveryPath() throws Exception {
        var reply = send("POST", "/api/intake/clients?x=1", token(), "{\"a\": 1}");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("POST /api/intake/clients?x=1 token {\"a\": 1}");
        assertThat(send("GET", "/api/ops/intake/parked", token(), "").body())
                .isEqualTo("GET /api/ops/intake/parked token ");
    }

    @Test
    void theTokenNamesTheStaffRolesAndItsIssuerAndLastsAnHour() throws Exception {
        var claims = claims(grant("demo:demo"));

        assertThat(claims.at("/iss").asString()).isEqualTo("http://localhost:8080");
        assertThat(claims.at("/roles").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(
                        "intake", "clinician", "scheduler", "aftercare", "supervisor", "operations", "analyst");
        assertThat(claims.at("/exp").asLong() - claims.at("/iat").asLong()).isEqualTo(3600);
    }

    @Test
    void aMachineClientOfTheSettingsIsAServiceAndNothingElse() throws Exception {
        var claims = claims(grant("aftercare:its-secret"));

        assertThat(claims.at("/sub").asString()).isEqualTo("aftercare");
        assertThat(claims.at("/roles").valueStream().map(JsonNode::asString)).containsExactly("service");
        assertThat(grant("aftercare:demo").statusCode()).isEqualTo(401);
    }

    @Test
    void theDemoClientCanBeAClientAndNobodyElse() throws Exception {
        var whom = UUID.randomUUID().toString();
        var claims = claims(grant("demo:demo", "&clientId=" + whom));

        assertThat(claims.at("/roles").valueStream().map(JsonNode::asString)).containsExactly("client");
        assertThat(claims.at("/clientId").asString()).isEqualTo(whom);
        assertThat(grant("demo:demo", "&clientId=1").statusCode()).isEqualTo(400);
        assertThat(claims(grant("aftercare:its-secret", "&clientId=" + whom)).has("clientId"))
                .isFalse();
    }

    @Test
    void theSigningKeyIsItsOwnersAlone() throws IOException {
        var key = folder.resolve("keys/identity.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void theKeyIsPublishedWithoutItsSecretPart() throws Exception {
        var keys = json(send("GET", "/oauth2/jwks", "", ""));

        assertThat(keys.at("/keys/0/kty").asString()).isEqualTo("RSA");
        assertThat(keys.at("/keys/0").has("d")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/intake/clients",
        "POST,/api/outcomes/program",
        "PUT,/api/aftercare/partners",
        "GET,/api/nowhere",
        "GET,/oauth2/authorize"
    })
    void withoutATokenTheAnswerIsAProblem(String method, String path) throws Exception {
        var reply = send(method, path, "", "");

        assertThat(reply.statusCode()).isIn(400, 401);
        assertThat(json(reply).at("/rule").asString()).isNotBlank();
    }

    @Test
    void aForgedTokenIsRefused() throws Exception {
        var reply = send("GET", "/api/intake/clients", token() + "x", "");

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(json(reply).at("/rule").asString()).startsWith("token-");
    }

    @ParameterizedTest
    @CsvSource({"POST,/api/intake/inquiries", "GET,/api/intake/readiness"})
    void whatIsPublicPassesWithoutAToken(String method, String path) throws Exception {
        assertThat(send(method, path, "", "").body()).startsWith(method + " " + path + " nobody");
    }

    @Test
    void aPartnersWordPassesWithoutAToken() throws Exception {
        assertThat(send("POST", "/api/aftercare/partners/1/callbacks", "", "{}").statusCode())
                .isEqualTo(503);
    }

    @Test
    void theServicesOwnRefusalComesThrough() throws Exception {
        var reply = send("POST", "/api/intake/refused", token(), "{}");

        assertThat(reply.statusCode()).isEqualTo(409);
        assertThat(json(reply).at("/rule").asString()).isEqualTo("not-now");
    }

    @ParameterizedTest
    @CsvSource({"GET,attendance", "POST,attendance"})
    void aServiceThatIsAwayIsAProblemThatSaysWhenToAskAgain(String method, String service) throws Exception {
        for (int time = 0; time < 12; time++) {
            var reply = send(method, "/api/%s/worklist".formatted(service), token(), "");

            assertThat(reply.statusCode()).isEqualTo(503);
            assertThat(reply.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(json(reply).at("/rule").asString()).isEqualTo("service-unavailable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aServiceThatDiesInTheMiddleOfItsAnswerIsAway(String method) throws Exception {
        var reply = send(method, "/api/intake/cut", token(), "");

        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(json(reply).at("/rule").asString()).isEqualTo("service-unavailable");
    }

    @Test
    void anUnknownPathIsAProblem() throws Exception {
        var reply = send("GET", "/api/nowhere", token(), "");

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(json(reply).at("/rule").asString()).isEqualTo("not-found");
    }

    @Test
    void aWrongSecretGetsNoToken() throws Exception {
        assertThat(grant("demo:guess").statusCode()).isEqualTo(401);
    }

    @Test
    void theDocumentationJoinsTheServicesThatAnswer() throws Exception {
        var joined = json(send("GET", "/v3/api-docs", "", ""));

        assertThat(joined.at("/paths/~1api~1intake~1things/get/operationId").asString())
                .isEqualTo("intake.list");
        assertThat(joined.at("/components/schemas").has("intake.Thing")).isTrue();
        assertThat(joined.toString()).contains("#/components/schemas/intake.Thing");
        assertThat(joined.at("/info/description").asString()).contains("scheduling");
        assertThat(send("GET", "/v3/api-docs/intake", "", "").body()).isEqualTo(TestService.DOCUMENT);
        assertThat(send("GET", "/docs", "", "").statusCode()).isEqualTo(302);
    }

    private String token() throws IOException, InterruptedException {
        var granted = grant("demo:demo");
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(200);
        return json(granted).at("/access_token").asString();
    }

    private static JsonNode claims(HttpResponse<String> granted) {
        var token = json(granted).at("/access_token").asString();
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private HttpResponse<String> grant(String credentials) throws IOException, InterruptedException {
        return grant(credentials, "");
    }

    private HttpResponse<String> grant(String credentials, String more) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at("/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials" + more));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String token, String body)
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

    private URI at(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
    }

    private static JsonNode json(HttpResponse<String> reply) {
        return JsonMapper.shared().readTree(reply.body());
    }
}
