package care.continuum.aftercare.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.aftercare.terms.Signatures;
import care.continuum.aftercare.terms.SignedCall;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs with the secrets of the directory.
final class EndpointSignatures implements Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration TOLERATED = Duration.ofMinutes(5);
    private static final Pattern ID = Pattern.compile("[!-~]{1,200}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final InstantSource time;

    /// @param time the real one, which partners have too
    EndpointSignatures(InstantSource time) {
        this.time = time;
    }

    @Override
    public String of(Endpoint endpoint, String id, long seconds, String body) {
        return signature(endpoint.secret(), "%s.%d.%s".formatted(id, seconds, body));
    }

    @Override
    public boolean isFrom(Endpoint endpoint, SignedCall call) {
        if (!ID.matcher(call.id()).matches()
                || !SECONDS.matcher(call.timestamp()).matches()) {
            return false;
        }
        var seconds = Long.parseLong(call.timestamp());
        var expected = of(endpoint, call.id(), seconds, call.body()).getBytes(UTF_8);
        return isFresh(seconds)
                && Arrays.stream(call.signature().split(" ", -1))
                        .anyMatch(each -> MessageDigest.isEqual(expected, each.getBytes(UTF_8)));
    }

    private boolean isFresh(long seconds) {
        return Math.abs(time.instant().getEpochSecond() - seconds) <= TOLERATED.toSeconds();
    }

    /// @param secret in base64
    static String signature(String secret, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), ALGORITHM));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
