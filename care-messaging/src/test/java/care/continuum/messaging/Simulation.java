package care.continuum.messaging;

import care.continuum.messaging.checker.History;
import care.continuum.messaging.checker.HistoryChecker;
import care.continuum.messaging.checker.Invariant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// Runs many seeds of the protocol's own code, as it is or with a flaw.
public final class Simulation {

    /// A seed that broke something.
    ///
    /// @param invariant the first that it broke; null where the run itself failed, or did not end
    public record Broken(long seed, @Nullable Invariant invariant, String how) {}

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
                .flatMap(Optional::stream)
                .toList());
        return new Outcome(first, runs, broken, (System.nanoTime() - begin) / 1e9);
    }

    /// The first of some seeds that shows the flaw: it breaks an invariant, where without the flaw it breaks nothing. A
    /// run that fails shows nothing.
    public static Optional<Broken> revealing(long first, int runs, Flaw flaw) {
        return run(first, runs, flaw).broken().stream()
                .filter(it -> it.invariant() != null)
                .filter(it -> run(it.seed(), 1, null).broken().isEmpty())
                .findFirst();
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

    private static Optional<Broken> judge(long seed, @Nullable Flaw flaw) {
        try {
            var violations = HistoryChecker.check(SimulatedRun.of(seed, flaw));
            return violations.stream().findFirst().map(it -> new Broken(seed, it.invariant(), violations.toString()));
        } catch (RuntimeException bug) {
            return Optional.of(new Broken(seed, null, bug + " because of " + bug.getCause()));
        }
    }
}
