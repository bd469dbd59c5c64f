package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The simulation is worth something only if it finds what is wrong: each flaw within some thousand seeds.
class FlawTest {

    private static final int PORTION = 30;
    private static final int MOST = 3_000;

    @ParameterizedTest
    @EnumSource
    void everyFlawIsFound(Flaw flaw) {
        assertThat(found(flaw)).as("what reveals %s", flaw).isNotEmpty();
    }

    private static String found(Flaw flaw) {
        for (int first = 1; first < MOST; first += PORTION) {
            var outcome = Simulation.run(first, PORTION, flaw);
            if (!outcome.broken().isEmpty()) {
                return outcome.broken().getFirst().toString();
            }
        }
        return "";
    }
}
