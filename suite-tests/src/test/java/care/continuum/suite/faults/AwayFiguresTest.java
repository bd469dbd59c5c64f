package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.suite.faults.AwayFigures.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwayFiguresTest {

    private static final Phase WITH = new Phase(600, 90, 0, 20, 30, 200);

    @Test
    void aServiceThatDoesNotNoticeThatKafkaIsAwayKeepsItsPromise() {
        assertThat(figures(new Phase(600, 90, 0, 22, 50, 216), 1_200, 12).violations())
                .isEmpty();
    }

    @Test
    void aCommandThatIsNotAcceptedIsAViolation() {
        assertThat(figures(new Phase(600, 90, 1, 20, 30, 200), 1_200, 12).violations())
                .containsExactly("1 commands were not accepted while Kafka was away");
    }

    @Test
    void commandsThatTakeLongerAreAViolation() {
        assertThat(figures(new Phase(600, 90, 0, 22.1, 50.1, 200), 1_200, 12).violations())
                .containsExactly(
                        "p50 was 20.0 ms with Kafka and 22.1 ms without",
                        "p99 was 30.0 ms with Kafka and 50.1 ms without");
    }

    @Test
    void heapsThatGrowBeyondThoseWithKafkaAreAViolation() {
        assertThat(figures(new Phase(600, 90, 0, 20, 30, 217), 1_200, 12).violations())
                .containsExactly("the heaps grew from 200 MB with Kafka to 217 MB without");
    }

    @Test
    void aBacklogThatIsToldLessThanFiveTimesAsFastAsItCameIsAViolation() {
        assertThat(figures(WITH, 1_200, 12.1).violations())
                .containsExactly("1200 events that had come at 20 a second were told at 99 a second");
        assertThat(figures(WITH, 0, 1).violations()).hasSize(1);
    }

    /// Away for a minute, of which the second half is as the first one was with Kafka.
    private static AwayFigures figures(Phase first, long waited, double seconds) {
        return new AwayFigures(WITH, first, WITH, Duration.ofMinutes(1), waited, seconds);
    }
}
