package care.continuum.messaging;

import care.continuum.messaging.checker.History;
import care.continuum.messaging.checker.HistoryChecker;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// Runs many seeds of the protocol's own code: `Simulation --runs 100000 --seed 1`. Ends with 1 where one of them
/// breaks
/// an invariant.
public final class Simulation {

    /// A seed that broke something.
    record Broken(long seed, String how) {}

    /// What came of some seeds.
    record Outcome(long first, int runs, List<Broken> broken, double seconds) {
        @Override
        public String toString() {
            return "%d runs, seeds %d to %d, %d violate an invariant, %.1f s"
                    .formatted(runs, first, first + runs - 1, broken.size(), seconds);
        }
    }

    private static final String PACKAGE = "care.continuum.messaging";
    private static final int PORTION = 5_000;

    private Simulation() {}

    /// Two at a time; a broken run does not end the others.
    static Outcome run(long first, int runs, @Nullable Flaw flaw) {
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

    /// The entry point of long runs.
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        int runs = Integer.parseInt(option(args, "--runs", "100000"));
        long first = Long.parseLong(option(args, "--seed", "1"));
        var begin = System.nanoTime();
        int broken = 0;
        for (int done = 0; done < runs; done += PORTION) {
            var some = run(first + done, Math.min(PORTION, runs - done), null);
            some.broken().forEach(it -> System.out.println("seed " + it.seed() + ": " + it.how()));
            broken += some.broken().size();
            System.out.println(some);
        }
        System.out.printf(
                "%d runs, seeds %d to %d, %d violate an invariant, %.1f s%n",
                runs, first, first + runs - 1, broken, (System.nanoTime() - begin) / 1e9);
        System.exit(broken == 0 ? 0 : 1);
    }

    private static String option(String[] args, String name, String otherwise) {
        return IntStream.range(0, args.length - 1)
                .filter(index -> args[index].equals(name))
                .mapToObj(index -> args[index + 1])
                .findFirst()
                .orElse(otherwise);
    }
}
