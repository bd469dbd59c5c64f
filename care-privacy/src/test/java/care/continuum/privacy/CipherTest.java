package care.continuum.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class CipherTest {

    private static final SecretKey KEY = key();

    @Test
    void whatIsClosedOpensWithTheSameKeyForTheSamePlaceAlone() {
        var closed = Cipher.close(KEY, "Ana".getBytes(UTF_8), "ana/givenName");

        assertThat(new String(Cipher.open(KEY, closed, "ana/givenName"), UTF_8)).isEqualTo("Ana");
        assertThatThrownBy(() -> Cipher.open(KEY, closed, "ben/givenName")).isInstanceOf(Cipher.Broken.class);
        assertThatThrownBy(() -> Cipher.open(key(), closed, "ana/givenName")).isInstanceOf(Cipher.Broken.class);
    }

    @Test
    void whatDidNotChangeLooksTheSame() {
        var text = "Ana".getBytes(UTF_8);

        assertThat(Cipher.close(KEY, text, "ana")).isEqualTo(Cipher.close(KEY, text, "ana"));
        assertThat(Cipher.close(KEY, text, "ana")).isNotEqualTo(Cipher.close(KEY, text, "ben"));
        assertThat(Cipher.close(KEY, text, "ana")).isNotEqualTo(Cipher.close(key(), text, "ana"));
    }

    @Test
    void whatWasChangedIsNotOpened() {
        var closed = Cipher.close(KEY, "Ana".getBytes(UTF_8), "ana");
        closed[closed.length - 1]++;

        assertThatThrownBy(() -> Cipher.open(KEY, closed, "ana")).isInstanceOf(Cipher.Broken.class);
    }

    private static SecretKey key() {
        return new SecretKeySpec(Cipher.random(32), "AES");
    }
}
