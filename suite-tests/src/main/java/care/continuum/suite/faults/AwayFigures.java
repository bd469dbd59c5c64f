package care.continuum.suite.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What commands took, and services held in memory, with Kafka and without; and how fast all was told that waited.
///
/// @param away    how long Kafka was away
/// @param waited  events
/// @param seconds from the moment at which Kafka was started until nothing waited any more
record AwayFigures(Phase with, Phase first, Phase second, Duration away, long waited, double seconds) {

    /// How many times as fast as they arrived.
    private static final int LEAST_SPEED = 5;

    private static final double MOST_OF_P50 = 1.1;

    /// One command in a hundred waits for a collection of garbage or for the disk: it wanders.
    private static final double MOST_OF_P99 = 1.5;

    private static final double MORE_OF_P99 = 5;
    private static final long MOST_GROWTH = 16;

    /// What a part of the time showed.
    ///
    /// @param asked   at the steady rate, whose times are measured
    /// @param beside  what else was asked
    /// @param refused of both; whatever was not accepted
    /// @param heap    of all services after a collection, in megabytes
    record Phase(int asked, int beside, int refused, double p50, double p99, long heap) {}

    double drainedPerSecond() {
        return waited / seconds;
    }

    double arrivedPerSecond() {
        return waited / (away.toMillis() / 1_000.0);
    }

    List<String> violations() {
        var found = new ArrayList<String>();
        for (var phase : List.of(first, second)) {
            if (phase.refused > 0) {
                found.add("%d commands were not accepted while Kafka was away".formatted(phase.refused));
            }
            if (phase.p50 > with.p50 * MOST_OF_P50) {
                found.add("p50 was %.1f ms with Kafka and %.1f ms without".formatted(with.p50, phase.p50));
            }
            if (phase.p99 > with.p99 * MOST_OF_P99 + MORE_OF_P99) {
                found.add("p99 was %.1f ms with Kafka and %.1f ms without".formatted(with.p99, phase.p99));
            }
            if (phase.heap > with.heap + MOST_GROWTH) {
                found.add("the heaps grew from %d MB with Kafka to %d MB without".formatted(with.heap, phase.heap));
            }
        }
        if (waited == 0 || drainedPerSecond() < LEAST_SPEED * arrivedPerSecond()) {
            found.add("%d events that had come at %.0f a second were told at %.0f a second"
                    .formatted(waited, arrivedPerSecond(), drainedPerSecond()));
        }
        return found;
    }

    /// As lines of a Markdown table, with what may be.
    String table() {
        var lines = new StringBuilder(
                "| | with Kafka | away, first half | away, second half | at most |%n|---|---|---|---|---|%n"
                        .formatted());
        lines.append(row("commands", with.asked, first.asked, second.asked, ""));
        lines.append(row("commands beside", with.beside, first.beside, second.beside, ""));
        lines.append(row("not accepted", with.refused, first.refused, second.refused, "0"));
        lines.append(row("p50 ms", with.p50, first.p50, second.p50, "10 % more"));
        lines.append(row("p99 ms", with.p99, first.p99, second.p99, "half as much again and 5 ms"));
        lines.append(row(
                "heap of the services after a collection, MB",
                with.heap,
                first.heap,
                second.heap,
                MOST_GROWTH + " MB more"));
        return lines.toString();
    }

    private static String row(String what, long with, long first, long second, String most) {
        return String.format(Locale.ROOT, "| %s | %d | %d | %d | %s |%n", what, with, first, second, most);
    }

    private static String row(String what, double with, double first, double second, String most) {
        return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %s |%n", what, with, first, second, most);
    }
}
