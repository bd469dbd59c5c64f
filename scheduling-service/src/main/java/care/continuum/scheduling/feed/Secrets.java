package care.continuum.scheduling.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.privacy.Vault;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// Makes the secrets of feeds: derived by a key that only the service has, and keeps, so that a repeated command has
/// the same answer, also after a restart, though the secret itself is kept nowhere.
@Component
class Secrets {

    private final Vault vault;

    Secrets(Vault vault) {
        this.vault = vault;
    }

    String of(String owner, int generation) {
        return vault.blind("feed %s#%d".formatted(owner, generation));
    }

    static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
