package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnoughTest {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Test
    void aRunInWhichMuchHappenedShowsSomething() {
        assertThat(lacks(TWO_MINUTES, 120, 80, 10, 0, 1, 1)).isEmpty();
    }

    @Test
    void aRunInWhichHardlyAnythingWasAcceptedShowsNothing() {
        assertThat(lacks(TWO_MINUTES, 119, 10, 10, 0, 1, 1))
                .containsExactly("only 119 commands were accepted, not 60 a minute");
    }

    @Test
    void aRunInWhichHardlyAnybodyCompletedShowsNothing() {
        assertThat(lacks(TWO_MINUTES, 120, 10, 9, 0, 1, 1))
                .containsExactly("only 9 programs were completed, not 5 a minute");
    }

    @Test
    void aRunInWhichMostWasRefusedShowsNothing() {
        assertThat(lacks(TWO_MINUTES, 120, 81, 10, 0, 1, 1))
                .containsExactly("only 120 of 201 decided commands were accepted, not 60 of 100");
    }

    @Test
    void aRunInWhichNobodyAnsweredWithoutKafkaShowsNothing() {
        assertThat(lacks(TWO_MINUTES, 120, 10, 10, 1, 1, 1))
                .containsExactly("no command was answered while Kafka was away, 1 times");
    }

    @Test
    void aRunOfAMinuteThatStruckForLessShowsTooLittle() {
        assertThat(lacks(Duration.ofSeconds(59), 120, 10, 10, 0, 1, 1))
                .containsExactly("faults struck for only 59 s, not a minute");
        assertThat(lacks(Duration.ofSeconds(60), 120, 10, 10, 0, 1, 1)).isEmpty();
        assertThat(new Enough(Duration.ofSeconds(7), Duration.ofSeconds(3), 120, 10, 10, 0, 0, 0, true).lacks())
                .isEmpty();
    }

    @Test
    void aRunInWhichNobodyWasComparedAfterARedriveShowsTooLittle() {
        assertThat(lacks(TWO_MINUTES, 120, 10, 10, 0, 2, 0)).containsExactly("no client was compared after a redrive");
    }

    @Test
    void aRunThatHadToRedriveSomebodyAndDidNotShowsTooLittle() {
        assertThat(lacks(TWO_MINUTES, 120, 10, 10, 0, 0, 0)).containsExactly("no client was parked and redriven");
        assertThat(new Enough(TWO_MINUTES, TWO_MINUTES, 120, 10, 10, 0, 0, 0, false).lacks())
                .isEmpty();
    }

    private static List<String> lacks(
            Duration struck, long accepted, long refused, long completed, int silent, int redriven, int compared) {
        return new Enough(TWO_MINUTES, struck, accepted, refused, completed, silent, redriven, compared, true).lacks();
    }
}
