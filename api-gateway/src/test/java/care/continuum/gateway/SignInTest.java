package care.continuum.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

class SignInTest extends AtTheGateway {

    private static final String BACK = "http://127.0.0.1:49152/signed-in";
    private static final String KEY = "the-key-of-a-proof-is-long-enough-to-be-hard-to-guess";

    private Browser browser;

    @BeforeEach
    void browser() {
        browser = new Browser(at("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "clinician", "scheduler", "aftercare", "supervisor", "operations", "analyst"})
    void aPersonOfOneRoleDoesTheWorkOfThatRoleAlone(String role) throws Exception {
        var granted = exchange(signIn(role, ""), KEY);
        var token = json(granted).at("/access_token").asString();

        assertThat(claims(granted).at("/sub").asString()).isEqualTo(role);
        assertThat(claims(granted).at("/roles").valueStream().map(JsonNode::asString))
                .containsExactly(role);
        assertThat(send("GET", "/api/rooms/" + role, token, "").body()).isEqualTo(role);
        var other = send("GET", "/api/rooms/" + (role.equals("scheduler") ? "clinician" : "scheduler"), token, "");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(json(other).at("/rule").asString()).isEqualTo("role-missing");
        assertThat(send("GET", "/api/intake/clients", token, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aClientSeesTheirOwnAlone() throws Exception {
        var ana = UUID.randomUUID();
        var ben = UUID.randomUUID();
        var token = json(exchange(signIn("client", "&clientId=" + ana), KEY))
                .at("/access_token")
                .asString();

        assertThat(send("GET", "/api/charts/" + ana, token, "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/api/charts/" + ben, token, "").statusCode()).isEqualTo(403);
    }

    @Test
    void staffAreNoClientWhateverTheyAsk() throws Exception {
        var granted = exchange(signIn("scheduler", "&clientId=" + UUID.randomUUID()), KEY);

        assertThat(claims(granted).has("clientId")).isFalse();
        assertThat(claims(granted).at("/roles").toString()).isEqualTo("[\"scheduler\"]");
    }

    @Test
    void aClientWhoIsNobodySeesNothing() throws Exception {
        var token =
                json(exchange(signIn("client", ""), KEY)).at("/access_token").asString();

        assertThat(send("GET", "/api/charts/" + UUID.randomUUID(), token, "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aWrongPasswordSignsNobodyIn() throws Exception {
        var next = browser.signIn(request("") + proof(), "scheduler", "clinician");

        assertThat(next).endsWith("/login?error");
        assertThat(Browser.target(browser.open(request("") + proof()))).endsWith("/login");
    }

    @Test
    void withoutAProofThereIsNoCode() throws Exception {
        assertThat(Browser.target(browser.open(request("")))).startsWith(BACK + "?error=invalid_request");
        assertThat(Browser.target(browser.open(request("&code_challenge=" + KEY + "&code_challenge_method=plain"))))
                .startsWith(BACK + "?error=invalid_request");
    }

    @Test
    void aCodeIsGoodOnceAndOnlyWithTheKeyOfItsProof() throws Exception {
        var code = signIn("analyst", "");

        assertThat(exchange(code, KEY + "x").statusCode()).isEqualTo(400);
        assertThat(exchange(code, KEY).statusCode()).isEqualTo(200);
        assertThat(exchange(code, KEY).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/signed-in", "http://10.0.0.1/signed-in", "http://127.0.0.1/elsewhere"})
    void nobodyIsSentAnywhereButToTheirOwnMachine(String elsewhere) throws Exception {
        var reply = browser.open(
                (request("") + proof()).replace(URLEncoder.encode(BACK, UTF_8), URLEncoder.encode(elsewhere, UTF_8)));

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(json(reply).at("/rule").asString()).isEqualTo("invalid-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:49153"})
    void thePageOfTheApiIsSentBackTo(String gateway) throws Exception {
        var page = gateway + "/swagger-ui/oauth2-redirect.html";
        var path = (request("") + proof()).replace(URLEncoder.encode(BACK, UTF_8), URLEncoder.encode(page, UTF_8));

        assertThat(Browser.target(browser.open(browser.signIn(path, "analyst", "analyst"))))
                .startsWith(page + "?code=");
        assertThat(browser.open("/swagger-ui/oauth2-redirect.html").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFormOfAnotherSiteSignsNobodyIn() throws Exception {
        var reply = browser.submit("/login", Map.of("username", "scheduler", "password", "scheduler"));

        assertThat(reply.statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsSignedInAtThePageStillNeedsATokenForTheApi() throws Exception {
        signIn("scheduler", "");

        assertThat(browser.open("/api/rooms/scheduler").statusCode()).isEqualTo(401);
    }

    @Test
    void anOpenIdClientFindsWhatItNeeds() throws Exception {
        var found = json(send("GET", "/.well-known/openid-configuration", "", ""));
        var granted = json(exchange(signIn("scheduler", "&scope=openid"), KEY));
        var token = granted.at("/access_token").asString();

        assertThat(found.at("/authorization_endpoint").asString()).isEqualTo("http://localhost:8080/oauth2/authorize");
        assertThat(granted.has("id_token")).isTrue();
        assertThat(json(send("GET", "/userinfo", token, "")).at("/sub").asString())
                .isEqualTo("scheduler");
        assertThat(json(send("GET", "/userinfo", "", "")).at("/rule").asString())
                .isEqualTo("token-missing");
        assertThat(json(send("GET", "/userinfo", token + "x", "")).at("/rule").asString())
                .isEqualTo("token-missing");
    }

    /// Signs in as the person of that role.
    ///
    /// @return the code
    private String signIn(String role, String more) throws Exception {
        var next = browser.signIn(request(more) + proof(), role, role);
        var back = Browser.target(browser.open(next));
        assertThat(back).startsWith(BACK + "?");
        return String.valueOf(UriComponentsBuilder.fromUriString(back)
                .build()
                .getQueryParams()
                .getFirst("code"));
    }

    private HttpResponse<String> exchange(String code, String key) throws Exception {
        return new Browser(at("/"))
                .submit(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", "portal",
                                "redirect_uri", BACK,
                                "code", code,
                                "code_verifier", key));
    }

    private static String request(String more) {
        return "/oauth2/authorize?response_type=code&client_id=portal&redirect_uri=" + URLEncoder.encode(BACK, UTF_8)
                + more;
    }

    private static String proof() throws Exception {
        var hash = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(UTF_8));
        return "&code_challenge_method=S256&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
