package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.testing.Shipped;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What is shipped beside the settings of appointments and of entries.
class SettingsTest {

    @Test
    void theDefaultsAreTheClinicsOwn() {
        assertThat(duration("rescue-limit")).isEqualTo(Duration.ofSeconds(1));
        assertThat(duration("rescue-notice")).isEqualTo(Duration.ofDays(2));
        assertThat(duration("feed-past")).isEqualTo(Duration.ofDays(35));
        assertThat(Shipped.of("continuum.scheduling.seed", Boolean.class)).isFalse();
    }

    private static Duration duration(String name) {
        return Shipped.of("continuum.scheduling." + name, Duration.class);
    }
}
