package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepsTest {

    /// Also where it has come to rest by itself when somebody looks.
    @Test
    void whoIsAtRestLaterThanHalfAMinuteIsTooLate() {
        assertThat(Steps.late("intake at AFTER_WRITE", 29.9)).isEmpty();
        assertThat(Steps.late("intake at AFTER_WRITE", 30.1))
                .containsExactly("intake at AFTER_WRITE: at rest only 30.1 s after the restart");
    }
}
