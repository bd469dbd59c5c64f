package care.continuum.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasterKeysTest {

    private static final String ONE = Base64.getEncoder().encodeToString(Cipher.random(32));

    @Test
    void aServiceWithoutAMasterKeySaysWhatIsMissing() {
        assertThatThrownBy(() -> MasterKeys.of(settings("", "")))
                .hasMessageContaining("continuum.privacy.master-key must be 32 random bytes in base64");
        assertThatThrownBy(() -> MasterKeys.of(settings("short", ""))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> MasterKeys.of(settings(ONE, "c2hvcnQ=")))
                .hasMessageContaining("continuum.privacy.old-master-key");
    }

    @Test
    void anOldMasterKeyMayStandBesideTheNewOne() {
        var other = Base64.getEncoder().encodeToString(Cipher.random(32));
        var before = MasterKeys.of(settings(ONE, ""));
        var after = MasterKeys.of(settings(other, ONE));

        assertThat(before.old()).isNull();
        assertThat(after.old()).isEqualTo(before.current());
        assertThat(after.current().id()).isNotEqualTo(before.current().id());
    }

    private static PrivacySettings settings(String key, String old) {
        return new PrivacySettings(key, old, List.of());
    }
}
