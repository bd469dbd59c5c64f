package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.Fact.Told;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The code of the protocol itself, on stand-ins of the two stores that die, forget and repeat as the real ones may.
class SimulationTest {

    private static final int RUNS = 1_500;

    @Test
    void noInvariantBreaksInTheSchedulesThatAreAlwaysRun() {
        assertThat(Simulation.run(1, RUNS, null).broken()).isEmpty();
    }

    @Test
    void noInvariantBreaksInSchedulesThatNobodyHasSeen() {
        var first = ThreadLocalRandom.current().nextLong(1L << 32);
        var outcome = Simulation.run(first, RUNS, null);

        System.out.println(outcome);
        assertThat(outcome.broken()).isEmpty();
    }

    @Test
    void aSeedIsOneHistory() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(Simulation.history(seed).equals(Simulation.history(seed)))
                    .as("seed %d again", seed)
                    .isTrue();
        }
    }

    @Test
    void seedsDiffer() {
        var histories =
                LongStream.rangeClosed(1, 20).mapToObj(Simulation::history).distinct();

        assertThat(histories).hasSize(20);
    }

    /// Otherwise the simulation would prove nothing.
    @Test
    void commandsAreRepeatedAndRefusedAndEventsAreSentTwice() {
        var histories =
                LongStream.rangeClosed(1, 50).mapToObj(Simulation::history).toList();

        for (var outcome : Outcome.values()) {
            assertThat(histories)
                    .anySatisfy(history -> assertThat(history.all(Asked.class))
                            .extracting(Asked::outcome)
                            .contains(outcome));
        }
        assertThat(histories).anySatisfy(history -> {
            List<Told> told = history.all(Told.class);
            assertThat(told.stream().distinct()).hasSizeLessThan(told.size());
        });
    }
}
