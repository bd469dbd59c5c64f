package care.continuum.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/// A client who asks with a token of their own.
record SignedIn(URI gateway, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// On the local stack the demo machine may say which client it is.
    static SignedIn as(Suite suite, String client) throws IOException, InterruptedException {
        var gateway = URI.create(suite.ports().gateway());
        var demo = Base64.getEncoder().encodeToString("demo:demo".getBytes(UTF_8));
        var request = HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
                .header("Authorization", "Basic " + demo)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&clientId=" + client))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var token = JsonMapper.shared().readTree(answer.body()).path("access_token");
        return new SignedIn(gateway, token.asString());
    }

    /// The status of the answer, and what it says.
    String ask(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
