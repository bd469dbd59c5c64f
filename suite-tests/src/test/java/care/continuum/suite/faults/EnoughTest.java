package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EnoughTest {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Test
    void aRunInWhichMuchHappenedShowsSomething() {
        assertThat(new Enough(TWO_MINUTES, 120, 80, 10, 0).lacks()).isEmpty();
    }

    @Test
    void aRunInWhichHardlyAnythingWasAcceptedShowsNothing() {
        assertThat(new Enough(TWO_MINUTES, 119, 10, 10, 0).lacks())
                .containsExactly("only 119 commands were accepted, not 60 a minute");
    }

    @Test
    void aRunInWhichHardlyAnybodyCompletedShowsNothing() {
        assertThat(new Enough(TWO_MINUTES, 120, 10, 9, 0).lacks())
                .containsExactly("only 9 programs were completed, not 5 a minute");
    }

    @Test
    void aRunInWhichMostWasRefusedShowsNothing() {
        assertThat(new Enough(TWO_MINUTES, 120, 81, 10, 0).lacks())
                .containsExactly("only 120 of 201 decided commands were accepted, not 60 of 100");
    }

    @Test
    void aRunInWhichNobodyAnsweredWithoutKafkaShowsNothing() {
        assertThat(new Enough(TWO_MINUTES, 120, 10, 10, 1).lacks())
                .containsExactly("no command was answered while Kafka was away, 1 times");
    }
}
