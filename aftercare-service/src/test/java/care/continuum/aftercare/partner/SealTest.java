package care.continuum.aftercare.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Seal seal = new Seal(key(1));

    @Test
    void onlyTheSameKeyOpensASecret() {
        var closed = seal.closed(SECRET);

        assertThat(closed).doesNotContain(SECRET).isNotEqualTo(seal.closed(SECRET));
        assertThat(new Seal(key(1)).opened(closed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> new Seal(key(2)).opened(closed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasChangedIsNotOpened() {
        var bytes = Base64.getDecoder().decode(seal.closed(SECRET));
        bytes[bytes.length - 1] ^= 1;
        var changed = Base64.getEncoder().encodeToString(bytes);

        assertThatThrownBy(() -> seal.opened(changed)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "c2hvcnQ=", "not base64 but as long as one would be ....."})
    void withoutAGoodKeyNothingStarts(String key) {
        assertThatThrownBy(() -> new Seal(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("continuum.aftercare.secrets-key");
    }

    private static String key(int number) {
        var bytes = new byte[32];
        bytes[0] = (byte) number;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
