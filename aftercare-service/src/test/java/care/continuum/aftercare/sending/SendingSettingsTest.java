package care.continuum.aftercare.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SendingSettingsTest {

    private final SendingSettings shipped = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("continuum.aftercare.sending", SendingSettings.class);

    @Test
    void aReferralWhoseProcessDiedWaitsLessThanHalfAMinute() {
        assertThat(shipped.claim()).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void aTryIsOverBeforeItsClaim() {
        var slowest = shipped.askLimit().plus(shipped.callLimit());
        var shorts = Duration.ofSeconds(1).multipliedBy(shipped.quickCalls() - 1L);
        assertThat(shipped.isShort(Duration.ofSeconds(1))).isFalse();
        assertThat(shipped.isShort(Duration.ofMillis(999))).isTrue();
        assertThat(slowest.plus(shorts)).isLessThan(shipped.claim());
        assertThat(shipped.isTooLateToCall(shipped.askLimit().plus(shorts))).isFalse();
        assertThat(shipped.isTooLateToCall(shipped.claim().minus(shipped.callLimit())))
                .isTrue();
    }
}
