package care.continuum.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.engines.LocalPartner.Mode;
import care.continuum.engines.LocalPartner.Taken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalPartnerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String LETTER = "{\"kind\": \"PSYCHIATRY\"}";

    private final LocalPartner partner = LocalPartner.start(0, LocalPartner.SECRET, Duration.ofMillis(10));
    private final long now = System.currentTimeMillis() / 1000;

    @AfterEach
    void close() {
        partner.close();
    }

    @Test
    void aReferralIsTakenInOnceHoweverOftenItComes() throws Exception {
        assertThat(deliver(LocalPartner.SECRET, now, LETTER).statusCode()).isEqualTo(201);
        assertThat(deliver(LocalPartner.SECRET, now, LETTER).statusCode()).isEqualTo(200);

        assertThat(partner.taken()).containsExactly(new Taken("one", 2, LETTER));
        assertThat(send("GET", "/referrals", "").body())
                .isEqualTo("{\"items\": [{\"referralId\": \"one\", \"deliveries\": 2, \"letter\": " + LETTER + "}]}");
    }

    @Test
    void whatIsNotSignedFreshlyWithTheSecretIsNotTakenIn() throws Exception {
        var another = Base64.getEncoder().encodeToString("another secret, also long enough".getBytes(UTF_8));

        assertThat(deliver(another, now, LETTER).statusCode()).isEqualTo(401);
        assertThat(deliver(LocalPartner.SECRET, now - 301, LETTER).statusCode()).isEqualTo(401);
        assertThat(send("POST", "/referrals", LETTER).statusCode()).isEqualTo(401);
        assertThat(partner.taken()).isEmpty();
    }

    @Test
    void itMisbehavesAsItIsTold() throws Exception {
        assertThat(send("PUT", "/behavior", "{\"mode\": \"ACCEPT_THEN_500\"}").statusCode())
                .isEqualTo(200);
        assertThat(deliver(LocalPartner.SECRET, now, LETTER).statusCode()).isEqualTo(500);
        assertThat(partner.taken()).hasSize(1);
        assertThat(send("GET", "/behavior", "").body()).contains("\"mode\": \"ACCEPT_THEN_500\"", "\"calls\": 1");

        partner.behave(Mode.REFUSE);
        assertThat(send("GET", "/behavior", "").body()).contains("\"mode\": \"REFUSE\"", "\"calls\": 0");
        assertThat(deliver(LocalPartner.SECRET, now, LETTER).statusCode()).isEqualTo(422);
        assertThat(send("PUT", "/behavior", "{\"mode\": \"SULK\"}").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> deliver(String secret, long seconds, String body)
            throws IOException, InterruptedException, GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        var signature = mac.doFinal("one.%d.%s".formatted(seconds, body).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create(partner.url()))
                .header("Idempotency-Key", "one")
                .header("webhook-id", "one")
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                .POST(BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(partner.url()).resolve(path))
                .method(method, BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
