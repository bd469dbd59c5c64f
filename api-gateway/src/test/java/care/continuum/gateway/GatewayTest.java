package care.continuum.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class GatewayTest extends AtTheGateway {

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
        var claims = claims(grant("aftercare-service:its-secret"));

        assertThat(claims.at("/sub").asString()).isEqualTo("aftercare-service");
        assertThat(claims.at("/roles").valueStream().map(JsonNode::asString)).containsExactly("service");
        assertThat(grant("aftercare-service:demo").statusCode()).isEqualTo(401);
    }

    @Test
    void theDemoClientCanBeAClientAndNobodyElse() throws Exception {
        var whom = UUID.randomUUID().toString();
        var claims = claims(grant("demo:demo", "&clientId=" + whom));

        assertThat(claims.at("/roles").valueStream().map(JsonNode::asString)).containsExactly("client");
        assertThat(claims.at("/clientId").asString()).isEqualTo(whom);
        assertThat(grant("demo:demo", "&clientId=1").statusCode()).isEqualTo(400);
        assertThat(claims(grant("aftercare-service:its-secret", "&clientId=" + whom))
                        .has("clientId"))
                .isFalse();
    }

    @Test
    void theSigningKeyIsItsOwnersAlone() throws IOException {
        var key = FOLDER.resolve("keys/identity.key");

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
        assertThat(joined.at("/components/securitySchemes/person/flows/authorizationCode/tokenUrl")
                        .asString())
                .isEqualTo("/oauth2/token");
        assertThat(send("GET", "/v3/api-docs/intake", "", "").body()).isEqualTo(TestService.DOCUMENT);
        assertThat(send("GET", "/docs", "", "").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/intake/inquiries", "/api/intake/%69nquiries"})
    void anAddressThatInquiresTooOftenIsToldWhenToAskAgain(String path) throws Exception {
        var address = "203.0.113." + path.length();
        for (int time = 0; time < 3; time++) {
            assertThat(inquire(path, address, "").statusCode()).isEqualTo(200);
        }

        var reply = inquire(path, address, "");

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 1201L);
        assertThat(json(reply).at("/rule").asString()).isEqualTo("too-many-requests");
        assertThat(inquire(path, "203.0.113.1", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whoShowsATokenInquiresWithoutLimit() throws Exception {
        var token = token();
        for (int time = 0; time < 70; time++) {
            assertThat(inquire("/api/intake/inquiries", "203.0.113.2", token).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aTokenThatIsNoneIsRefusedAndNotCountedAsAToken() throws Exception {
        assertThat(inquire("/api/intake/inquiries", "203.0.113.3", "none").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theLogNamesNoPathOfAServiceThatIsAway(CapturedOutput output) throws Exception {
        var reply = send("GET", "/api/scheduling/feeds/not-for-the-log.ics", "", "");

        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(output.getAll())
                .contains("scheduling does not answer: ConnectException")
                .doesNotContain("not-for-the-log");
    }

    private HttpResponse<String> inquire(String path, String from, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(path)).header("X-Forwarded-For", from);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }
}
