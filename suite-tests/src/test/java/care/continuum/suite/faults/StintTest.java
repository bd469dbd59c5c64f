package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StintTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Stint stint = new Stint(MINUTE, 7);

    /// However many quick ones that takes.
    @Test
    void aMinuteIsStruckForAMinute() {
        for (int blow = 0; blow < 599; blow++) {
            stint.struck(Duration.ofMillis(100));
        }
        assertThat(stint.goesOn(MINUTE.toNanos() * 2)).isTrue();

        stint.struck(Duration.ofMillis(100));

        assertThat(stint.goesOn(MINUTE.toNanos() * 2)).isFalse();
        assertThat(stint.struck()).isEqualTo(MINUTE);
    }

    @Test
    void fewLongBlowsAreNotEnough() {
        for (int blow = 0; blow < 5; blow++) {
            stint.struck(Duration.ofSeconds(20));
        }
        assertThat(stint.goesOn(MINUTE.toNanos() * 2)).isTrue();

        stint.struck(Duration.ofSeconds(1));

        assertThat(stint.goesOn(MINUTE.toNanos() * 2)).isFalse();
    }

    @Test
    void whereNothingHasAnEffectItEndsAllTheSame() {
        assertThat(stint.goesOn(MINUTE.toNanos() * 10)).isTrue();
        assertThat(stint.goesOn(MINUTE.toNanos() * 10 + 7)).isFalse();
    }
}
