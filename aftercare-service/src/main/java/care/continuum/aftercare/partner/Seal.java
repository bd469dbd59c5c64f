package care.continuum.aftercare.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Keeps the secrets of partners unreadable in the database: AES-256 in GCM, under a key that is not there.
final class Seal {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /// @param key in base64
    /// @throws IllegalStateException where it is none: without it no secret is kept
    Seal(String key) {
        this.key = new SecretKeySpec(bytes(key), "AES");
    }

    /// The same secret looks different each time.
    String closed(String secret) {
        var text = secret.getBytes(UTF_8);
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE_BYTES + text.length + TAG_BYTES)
                            .put(nonce)
                            .put(closed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws IllegalStateException when it was closed with another key, or changed since
    String opened(String secret) {
        var closed = Base64.getDecoder().decode(secret);
        try {
            var text = cipher(Cipher.DECRYPT_MODE, closed).doFinal(closed, NONCE_BYTES, closed.length - NONCE_BYTES);
            return new String(text, UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a partner's secret was not kept under continuum.aftercare.secrets-key", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce, 0, NONCE_BYTES));
        return cipher;
    }

    private static byte[] bytes(String key) {
        try {
            var bytes = Base64.getDecoder().decode(key);
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, as one of another length.
        }
        throw new IllegalStateException(
                "continuum.aftercare.secrets-key must be %d random bytes in base64 (openssl rand -base64 %d): the secrets of"
                                .formatted(KEY_BYTES, KEY_BYTES)
                        + " partners are kept under it");
    }
}
