package care.continuum.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The people of the local stack, who sign in as with a browser.
final class People {

    private static final String BACK = "http://127.0.0.1:49152/signed-in";
    private static final String KEY = "the-key-of-a-proof-is-long-enough-to-be-hard-to-guess";
    private static final String INQUIRY = """
            {"givenName": "Ana", "familyName": "Example", "dateOfBirth": "1990-05-17", "phone": "7045550188",
             "channel": "PHONE", "reason": "SUBSTANCE_USE", "preferredTrack": "DAY"}""";

    private final URI gateway;

    private People(URI gateway) {
        this.gateway = gateway;
    }

    /// Each does the work of their own role, no other's, and the audit log names them.
    static void doTheirOwnWork(Suite suite) throws IOException, InterruptedException {
        var people = new People(URI.create(suite.ports().gateway()));
        var scheduler = people.tokenOf("scheduler");
        var intake = people.tokenOf("intake");

        assertThat(people.ask("GET", "/api/scheduling/sections", scheduler).statusCode())
                .isEqualTo(200);
        assertThat(people.ask("POST", "/api/intake/inquiries", scheduler).statusCode())
                .isEqualTo(403);
        var entered = people.ask("POST", "/api/intake/inquiries", intake);
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);

        var audit = "/api/intake/clients/" + json(entered).path("clientId").asString() + "/audit";
        assertThat(people.ask("GET", audit, intake).statusCode()).isEqualTo(403);
        var log = json(people.ask("GET", audit, people.tokenOf("supervisor")));
        assertThat(log.path("items").valueStream().map(it -> it.path("who").toString()))
                .contains("{\"name\":\"intake\",\"roles\":[\"intake\"]}");
    }

    private String tokenOf(String role) throws IOException, InterruptedException {
        try (var browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var form = send(browser, get(target(send(browser, get(request())))));
            var entry = Map.of("username", role, "password", role, "_csrf", part("_csrf\"[^>]*value=\"([^\"]+)", form));
            var back = target(send(browser, get(target(send(browser, post("/login", entry))))));
            var code = Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    "portal",
                    "redirect_uri",
                    BACK,
                    "code",
                    part("[?&]code=([^&]+)", back),
                    "code_verifier",
                    KEY);
            return json(send(browser, post("/oauth2/token", code)))
                    .path("access_token")
                    .asString();
        }
    }

    private static String request() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(UTF_8));
            return "/oauth2/authorize?response_type=code&client_id=portal&redirect_uri="
                    + URLEncoder.encode(BACK, UTF_8) + "&code_challenge_method=S256&code_challenge="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> ask(String method, String path, String token)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var body = method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(INQUIRY);
            var request = HttpRequest.newBuilder(gateway.resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, body);
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).build();
    }

    private HttpRequest post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(it -> it.getKey() + '=' + URLEncoder.encode(it.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static String target(HttpResponse<String> reply) {
        return reply.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(reply.statusCode() + " " + reply.body()));
    }

    private static String part(String pattern, HttpResponse<String> reply) {
        return part(pattern, reply.body());
    }

    private static String part(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static JsonNode json(HttpResponse<String> reply) {
        return JsonMapper.shared().readTree(reply.body());
    }
}
