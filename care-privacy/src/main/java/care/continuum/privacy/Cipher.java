package care.continuum.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256 in GCM: a nonce, what is closed, and the tag that tells of any change.
final class Cipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Cipher() {}

    /// It was closed with another key or for another place, or changed since.
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken(Throwable cause) {
            super("not closed with this key for this place", cause);
        }
    }

    static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /// The same text in the same place looks the same each time, so that what did not change stays as it is.
    ///
    /// @param place where it belongs: it cannot be opened as something else
    static byte[] close(SecretKey key, byte[] open, String place) {
        try {
            var nonce = nonce(key, open, place);
            var closed =
                    cipher(javax.crypto.Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(open);
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
            System.arraycopy(closed, 0, whole, NONCE_BYTES, closed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws Broken when it cannot be trusted
    static byte[] open(SecretKey key, byte[] closed, String place) {
        try {
            return cipher(javax.crypto.Cipher.DECRYPT_MODE, key, closed, place)
                    .doFinal(closed, NONCE_BYTES, closed.length - NONCE_BYTES);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new Broken(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// No two texts share one: it is made of the text itself.
    private static byte[] nonce(SecretKey key, byte[] open, String place) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        mac.update(place.getBytes(UTF_8));
        mac.update((byte) 0);
        return Arrays.copyOf(mac.doFinal(open), NONCE_BYTES);
    }

    private static javax.crypto.Cipher cipher(int mode, SecretKey key, byte[] nonce, String place)
            throws GeneralSecurityException {
        var cipher = javax.crypto.Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD(place.getBytes(UTF_8));
        return cipher;
    }
}
