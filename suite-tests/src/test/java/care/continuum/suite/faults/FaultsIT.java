package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Progress;
import care.continuum.suite.faults.Blow.Kind;
import care.continuum.testing.Proves;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A short run of the faults that take little time, with a fixed seed and one that is new each time; the long ones are
/// `./continuum faults`.
class FaultsIT {

    private static final long ALWAYS = 7;
    private static final String SEED = "continuum.faults.seed";
    private static final Set<Kind> QUICK =
            EnumSet.of(Kind.KILL_AT_STEP, Kind.KILL, Kind.MONGO_RESTART, Kind.POWER_CUT, Kind.DUPLICATES, Kind.POISON);

    @TempDir
    private Path folder;

    @Test
    @Proves("no-identifiers-on-topics")
    void nothingIsLostWhenTheSuiteIsBroken() throws InterruptedException {
        var seeds = List.of(ALWAYS, Long.getLong(SEED, new Random().nextLong(1_000_000)));
        System.out.printf("again: ./continuum test -D%s=%d%n", SEED, seeds.getLast());
        var trial = new Trial(seeds, EngineSet.STANDALONE, Duration.ofSeconds(7), 8, 1, QUICK);

        var result = trial.run(new Home(Home.repository(), folder, false), new Progress(System.out));

        System.out.println(result.told());
        assertThat(result.violations()).as(result.told()).isEmpty();
        assertThat(result.lacks()).as(result.told()).isEmpty();
        assertThat(result.faults()).isNotEmpty();
    }
}
