package care.continuum.suite.faults;

import care.continuum.local.stack.Progress;
import care.continuum.messaging.Flaw;
import care.continuum.messaging.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of random schedules of reliable events' own code on simulated stores.
///
/// @param caught by which seed each seeded bug was revealed, and how many schedules that took
record Simulated(long first, int schedules, double seconds, Map<String, String> caught, List<String> violations) {

    private static final int PORTION = 5_000;
    private static final int SMALL_PORTION = 30;
    private static final int MOST = 10_000;

    /// The code as it is, and then with each seeded bug.
    static Simulated run(long first, int schedules, Progress progress) {
        var begin = System.nanoTime();
        var violations = new ArrayList<String>();
        for (int done = 0; done < schedules; done += PORTION) {
            var some = Simulation.run(first + done, Math.min(PORTION, schedules - done), null);
            some.broken().forEach(it -> violations.add("simulated seed " + it.seed() + ": " + it.how()));
            progress.say(some.toString());
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var caught = new LinkedHashMap<String, String>();
        for (var flaw : Flaw.values()) {
            var found = flawed(first, MOST, flaw, progress);
            caught.putAll(found.caught());
            violations.addAll(found.violations());
        }
        return new Simulated(first, schedules, seconds, caught, violations);
    }

    /// With one seeded bug, until a broken invariant reveals it; that nothing does is the violation.
    static Simulated flawed(long first, int most, Flaw flaw, Progress progress) {
        var begin = System.nanoTime();
        for (int done = 0; done < most; done += SMALL_PORTION) {
            var broken = Simulation.revealing(first + done, SMALL_PORTION, flaw);
            if (broken.isPresent()) {
                var it = broken.get();
                progress.say("%s is revealed by seed %d: %s".formatted(flaw, it.seed(), it.how()));
                var seconds = (System.nanoTime() - begin) / 1e9;
                var how = "seed %d: %s".formatted(it.seed(), it.invariant());
                return new Simulated(first, done + SMALL_PORTION, seconds, Map.of(flaw.name(), how), List.of());
            }
        }
        return new Simulated(first, most, 0, Map.of(), List.of(flaw + " is not revealed by " + most + " schedules"));
    }

    /// As it is recorded.
    Map<String, Object> values() {
        return Map.of(
                "first", first,
                "schedules", schedules,
                "seconds", Math.round(seconds),
                "caught", caught,
                "violations", violations);
    }
}
