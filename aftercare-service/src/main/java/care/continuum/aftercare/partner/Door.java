package care.continuum.aftercare.partner;

import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Check;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a partner's endpoint is written down.
///
/// @param url    `https`, or plain `http` on this machine alone
/// @param secret 24 to 64 bytes in base64, with or without `whsec_` before it; the known one, where it is missing
record Door(@NotBlank String url, @Nullable String secret) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    @Check
    static List<Fault> isSafe(String url) {
        return Fault.unless(isAddress(url), "url", "must be an https address without user and fragment");
    }

    @Check
    static List<Fault> isLong(@Nullable String secret) {
        var message = "must be %d to %d bytes in base64".formatted(SHORTEST, LONGEST);
        return Fault.unless(secret == null || isSecret(secret), "secret", message);
    }

    Endpoint endpoint() {
        return new Endpoint(url, secret == null ? "" : bare(secret));
    }

    private static boolean isAddress(String url) {
        try {
            var address = new URI(url);
            var host = address.getHost();
            var plain = "http".equals(address.getScheme()) && THIS_MACHINE.contains(host);
            return host != null
                    && (plain || "https".equals(address.getScheme()))
                    && address.getUserInfo() == null
                    && address.getFragment() == null;
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private static boolean isSecret(String text) {
        try {
            var length = Base64.getDecoder().decode(bare(text)).length;
            return length >= SHORTEST && length <= LONGEST;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String bare(String secret) {
        return secret.startsWith("whsec_") ? secret.substring("whsec_".length()) : secret;
    }

    /// Without the secret.
    @Override
    public String toString() {
        return url;
    }
}
