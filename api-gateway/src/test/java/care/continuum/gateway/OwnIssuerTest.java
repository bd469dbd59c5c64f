package care.continuum.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// A clinic that has its own identity provider.
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {
            "continuum.identity.embedded=false",
            "continuum.identity.demo=true",
            "continuum.issuer=" + TestIssuer.NAME,
            "continuum.audience=continuum"
        })
class OwnIssuerTest {

    private static final TestIssuer ISSUER = new TestIssuer();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("continuum.issuer-keys", ISSUER::keys);
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Test
    void aTokenOfTheClinicsOwnProviderCarriesItsRoles() throws Exception {
        var token = ISSUER.token(TestIssuer.NAME, "continuum", "scheduler");

        assertThat(asking("/api/rooms/scheduler", token).body()).isEqualTo("nina");
        assertThat(asking("/api/rooms/clinician", token).statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenForAnotherApplicationOfTheClinicIsRefused() throws Exception {
        var token = ISSUER.token(TestIssuer.NAME, "payroll", "scheduler");

        assertThat(asking("/api/rooms/scheduler", token).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenInAnotherIssuersNameIsRefused() throws Exception {
        var token = ISSUER.token("https://identity.example.org/realms/other", "continuum", "scheduler");

        assertThat(asking("/api/rooms/scheduler", token).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/oauth2/authorize", "/oauth2/jwks", "/.well-known/openid-configuration"})
    void nobodySignsInAtTheGateway(String path) throws Exception {
        assertThat(browser().open(path).statusCode()).isEqualTo(401);
        assertThat(browser()
                        .submit(
                                "/oauth2/token",
                                Map.of(
                                        "grant_type", "client_credentials",
                                        "client_id", "demo",
                                        "client_secret", "demo"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theDocumentationOffersNoSignInThatIsNotThere() throws Exception {
        var schemes = JsonMapper.shared()
                .readTree(browser().open("/v3/api-docs").body())
                .at("/components/securitySchemes");

        assertThat(schemes.propertyNames()).containsExactly("token");
    }

    private HttpResponse<String> asking(String path, String token) throws Exception {
        return browser().open(path, token);
    }

    private Browser browser() {
        return new Browser(URI.create("http://127.0.0.1:" + port));
    }
}
