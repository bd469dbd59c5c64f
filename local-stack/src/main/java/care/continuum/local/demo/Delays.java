package care.continuum.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long it took from `ProgramCompleted` (the time of the decision) until the aftercare plan could be read through
/// the gateway. The first one after a start, when no code is warm, is told apart.
final class Delays {

    private final List<Duration> delays = new ArrayList<>();

    synchronized void add(Duration delay) {
        delays.add(delay);
    }

    synchronized List<Duration> all() {
        return List.copyOf(delays);
    }

    synchronized String told() {
        if (delays.size() < 2) {
            return "too few completions for a figure";
        }
        var warm = delays.subList(1, delays.size()).stream().sorted().toList();
        return "from ProgramCompleted to the aftercare plan readable through the gateway: p50 %d ms, p99 %d ms (%d completions; the very first took %d ms)"
                .formatted(
                        percentile(warm, 50).toMillis(),
                        percentile(warm, 99).toMillis(),
                        warm.size(),
                        delays.getFirst().toMillis());
    }

    /// The smallest value that at least this share of all does not exceed.
    static Duration percentile(List<Duration> sorted, int percent) {
        var rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(0, rank - 1));
    }
}
