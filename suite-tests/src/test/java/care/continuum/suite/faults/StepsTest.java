package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.EngineSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepsTest {

    /// Also where it has come to rest by itself when somebody looks.
    @Test
    void whoIsAtRestLaterThanHalfAMinuteIsTooLate() {
        assertThat(Steps.late("intake at AFTER_WRITE", 29.9)).isEmpty();
        assertThat(Steps.late("intake at AFTER_WRITE", 30.1))
                .containsExactly("intake at AFTER_WRITE: at rest only 30.1 s after the restart");
    }

    @Test
    void theSeedIsRecorded() {
        var outcome =
                new Steps.Outcome(7, Extent.SINGLES, "all", EngineSet.STANDALONE, 32, Map.of(), 1_780, 17.4, List.of());

        assertThat(outcome.values()).containsEntry("seed", 7L);
    }
}
