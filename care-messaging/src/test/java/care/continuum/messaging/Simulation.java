package care.continuum.messaging;

import care.continuum.messaging.checker.History;
import care.continuum.messaging.checker.HistoryChecker;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// Runs many seeds of the protocol's own code, as it is or with a flaw.
public final class Simulation {

    /// A seed that broke something.
    public record Broken(long seed, String how) {}

    /// What came of some seeds.
    public record Outcome(long first, int runs, List<Broken> broken, double seconds) {
        @Override
        public String toString() {
            return "%d runs, seeds %d to %d, %d violate an invariant, %.1f s"
                    .formatted(runs, first, first + runs - 1, broken.size(), seconds);
        }
    }

    private static final String PACKAGE = "care.continuum.messaging";

    private Simulation() {}

    /// Two at a time; a broken run does not end the others.
    public static Outcome run(long first, int runs, @Nullable Flaw flaw) {
        var begin = System.nanoTime();
        var broken = silently(() -> LongStream.range(first, first + runs)
                .parallel()
                .mapToObj(seed -> judge(seed, flaw))
                .filter(it -> !it.how().isEmpty())
                .toList());
        return new Outcome(first, runs, broken, (System.nanoTime() - begin) / 1e9);
    }

    /// What one seed leads to.
    static History history(long seed) {
        return silently(() -> SimulatedRun.of(seed, null));
    }

    private static <T> T silently(Supplier<T> work) {
        var logging = LoggingSystem.get(Simulation.class.getClassLoader());
        logging.setLogLevel(PACKAGE, LogLevel.OFF);
        try {
            return work.get();
        } finally {
            logging.setLogLevel(PACKAGE, null);
        }
    }

    private static Broken judge(long seed, @Nullable Flaw flaw) {
        try {
            var violations = HistoryChecker.check(SimulatedRun.of(seed, flaw));
            return new Broken(seed, violations.isEmpty() ? "" : violations.toString());
        } catch (RuntimeException bug) {
            return new Broken(seed, bug + " because of " + bug.getCause());
        }
    }
}
