package care.continuum.aftercare.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as Standard Webhooks 1.0 has it, so that partners can check it with what they have.
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// @param secret  in base64
    /// @param id      of the message, the same for each try
    /// @param seconds since 1970
    static String of(String secret, String id, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), ALGORITHM));
            mac.update("%s.%d.".formatted(id, seconds).getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
