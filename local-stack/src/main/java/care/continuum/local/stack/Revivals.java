package care.continuum.local.stack;

import static java.util.Locale.ROOT;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Starts processes again that ended by themselves, as whoever supervises them in production does, and says so. One
/// that ends three times within a minute is given up.
final class Revivals {

    private static final int MOST_DEATHS = 3;
    private static final long WITHIN_NANOS = Duration.ofMinutes(1).toNanos();

    private final Processes processes;
    private final Predicate<Part> hears;
    private final Progress progress;
    private final LongSupplier nanos;
    private final Map<String, Deque<Long>> deaths = new HashMap<>();
    private final Set<Part> awaited = new HashSet<>();

    /// @param hears whether a part is ready
    /// @param nanos a clock that only goes on
    Revivals(Processes processes, Predicate<Part> hears, Progress progress, LongSupplier nanos) {
        this.processes = processes;
        this.hears = hears;
        this.progress = progress;
        this.nanos = nanos;
    }

    /// Looks once at all of them.
    ///
    /// @throws CannotRun when one ends again and again
    void look() {
        for (var dead : processes.dead()) {
            if (deaths(dead.name()) >= MOST_DEATHS) {
                dead.mustBeAlive();
            }
            var told = dead.told();
            if (processes.replace(dead)) {
                progress.say(told);
                progress.say("starting %s again".formatted(dead.name()));
                await(dead.name());
            }
        }
        awaited.removeIf(part -> {
            var ready = hears.test(part);
            if (ready) {
                progress.say(part.label() + " is ready again");
            }
            return ready;
        });
    }

    private int deaths(String name) {
        var now = nanos.getAsLong();
        var those = deaths.computeIfAbsent(name, _ -> new ArrayDeque<>());
        those.addLast(now);
        those.removeIf(at -> now - at > WITHIN_NANOS);
        return those.size();
    }

    private void await(String name) {
        Readiness.TELLING.stream()
                .filter(part -> part.name().equals(name.toUpperCase(ROOT)))
                .forEach(awaited::add);
    }
}
