package care.continuum.engines;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A request as Standard Webhooks 1.0 signs it.
final class SignedRequest {

    private static final String ALGORITHM = "HmacSHA256";
    private static final long TOLERATED_SECONDS = 300;

    private final String id;
    private final String seconds;
    private final String signature;
    private final byte[] body;

    private SignedRequest(String id, String seconds, String signature, byte[] body) {
        this.id = id;
        this.seconds = seconds;
        this.signature = signature;
        this.body = body;
    }

    static SignedRequest of(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        return new SignedRequest(
                String.valueOf(headers.getFirst("webhook-id")),
                String.valueOf(headers.getFirst("webhook-timestamp")),
                String.valueOf(headers.getFirst("webhook-signature")),
                body);
    }

    /// Whether somebody who has the secret signed it just now.
    boolean isBy(String secret) {
        var expected = signature(secret, id, seconds, body);
        return isFresh() && MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private boolean isFresh() {
        var now = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
        return seconds.matches("\\d{1,12}") && Math.abs(now - Long.parseLong(seconds)) <= TOLERATED_SECONDS;
    }

    /// @param secret in base64
    static String signature(String secret, String id, String seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), ALGORITHM));
            mac.update("%s.%s.".formatted(id, seconds).getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
