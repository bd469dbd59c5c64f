package care.continuum.scheduling.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Makes the secrets of feeds: derived from a key that only the service knows, so that a repeated command has the same
/// answer though the secret itself is kept nowhere. Without a key of the clinic's the service makes one when it starts.
@Component
class Secrets {

    private static final String KIND = "HmacSHA256";
    private static final int KEY_LENGTH = 32;

    private final byte[] key;

    Secrets(@Value("${continuum.scheduling.feed-key:}") String key) {
        this.key = key.isBlank() ? random() : key.getBytes(UTF_8);
    }

    String of(String owner, int generation) {
        try {
            var mac = Mac.getInstance(KIND);
            mac.init(new SecretKeySpec(key, KIND));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            mac.doFinal("%s#%d".formatted(owner, generation).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random() {
        var bytes = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
