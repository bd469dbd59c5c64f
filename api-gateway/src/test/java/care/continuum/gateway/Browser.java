package care.continuum.gateway;

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
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Keeps cookies, and goes only where it is told.
final class Browser {

    private static final Pattern FORGERY_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI gateway;

    Browser(URI gateway) {
        this.gateway = gateway;
    }

    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(gateway.resolve(path)).build(), BodyHandlers.ofString());
    }

    /// With a token in hand.
    HttpResponse<String> open(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + token);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> submit(String path, Map<String, String> form) throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(it -> it.getKey() + '=' + URLEncoder.encode(it.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /// Opens the path, is shown the sign-in page, and fills it in.
    ///
    /// @return where the gateway sends to then
    String signIn(String path, String name, String password) throws IOException, InterruptedException {
        var page = open(target(open(path)));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        var token = FORGERY_TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return target(submit("/login", Map.of("username", name, "password", password, "_csrf", token.group(1))));
    }

    static String target(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(302);
        return reply.headers().firstValue("Location").orElseThrow();
    }
}
