package care.continuum.messaging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The aggregates with an event that Kafka refuses for good; each is left alone for a while before the
/// next try.
final class Stuck {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Map<String, Long> until = new ConcurrentHashMap<>();
    private final Machine machine;

    Stuck(Machine machine) {
        this.machine = machine;
    }

    void add(String line) {
        until.put(line, machine.nanos() + PAUSE_NANOS);
    }

    void remove(String line) {
        until.remove(line);
    }

    boolean isLeftAlone(String line) {
        var end = until.get(line);
        return end != null && machine.nanos() - end < 0;
    }

    /// Forgets what the sweep did not bring again: another instance has sent it.
    void tidy() {
        var now = machine.nanos();
        until.values().removeIf(end -> now - end > PAUSE_NANOS);
    }

    int size() {
        return until.size();
    }
}
