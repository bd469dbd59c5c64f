package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A short run of the faults; the long ones are `./continuum faults`.
class FaultsIT {

    private static final long ALWAYS = 7;

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostWhenTheSuiteIsBroken() throws InterruptedException {
        var trial = new Trial(List.of(ALWAYS), EngineSet.STANDALONE, Duration.ofSeconds(8), 8, 0);

        var result = trial.run(new Home(Home.repository(), folder, false), new Progress(System.out));

        assertThat(result.violations()).as(result.told()).isEmpty();
        assertThat(result.commands()).isPositive();
        assertThat(result.faults()).isNotEmpty();
    }
}
