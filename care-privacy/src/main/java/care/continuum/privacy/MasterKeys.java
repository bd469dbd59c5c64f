package care.continuum.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys under which all other keys are kept. They are settings, and never in the database.
///
/// @param old while some keys are still kept under it
record MasterKeys(Master current, @Nullable Master old) {

    private static final int BYTES = 32;
    private static final int ID_CHARACTERS = 16;

    /// @param id tells which one it is, and nothing about it
    record Master(String id, SecretKey key) {}

    /// @throws IllegalStateException where there is none: without it nothing of a client is kept
    static MasterKeys of(PrivacySettings settings) {
        var old = settings.oldMasterKey().isBlank()
                ? null
                : master("continuum.privacy.old-master-key", settings.oldMasterKey());
        return new MasterKeys(master("continuum.privacy.master-key", settings.masterKey()), old);
    }

    private static Master master(String setting, String base64) {
        var key = new SecretKeySpec(bytes(setting, base64), "AES");
        return new Master(mac(key, "id").substring(0, ID_CHARACTERS), key);
    }

    private static byte[] bytes(String setting, String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, as one of another length.
        }
        throw new IllegalStateException(
                "%s must be %d random bytes in base64 (openssl rand -base64 %d): the keys of clients are kept under it"
                        .formatted(setting, BYTES, BYTES));
    }

    /// A keyed hash in hexadecimal.
    static String mac(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
