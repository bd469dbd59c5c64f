package care.continuum.messaging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The aggregates with an event that Kafka refuses for good; each is left alone for a while before the
/// next try, twice as long after each: what looked as if it were for good may have been Kafka's own trouble.
final class Stuck {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Machine machine;

    private record Pause(long end, long nanos) {}

    Stuck(Machine machine) {
        this.machine = machine;
    }

    void add(String line) {
        pauses.merge(line, pause(FIRST_PAUSE_NANOS), (last, _) -> pause(Math.min(2 * last.nanos, LONGEST_PAUSE_NANOS)));
    }

    private Pause pause(long nanos) {
        return new Pause(machine.nanos() + nanos, nanos);
    }

    void remove(String line) {
        pauses.remove(line);
    }

    boolean isLeftAlone(String line) {
        var pause = pauses.get(line);
        return pause != null && machine.nanos() - pause.end < 0;
    }

    /// Forgets what the sweep did not bring again: another instance has sent it.
    void tidy() {
        var now = machine.nanos();
        pauses.values().removeIf(pause -> now - pause.end > LONGEST_PAUSE_NANOS);
    }

    int size() {
        return pauses.size();
    }
}
