package care.continuum.suite.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What commands took, and services held in memory, with Kafka and without; and how fast all was told that waited.
///
/// @param away    how long Kafka was away
/// @param waited  events
/// @param until   seconds from the moment at which Kafka was started until the first of them was told
/// @param seconds from then until nothing waited any more
record AwayFigures(Phase with, Phase first, Phase second, Duration away, long waited, double until, double seconds) {

    /// How many times as fast as they arrived.
    private static final int LEAST_SPEED = 5;

    private static final double MOST_OF_P50 = 1.1;

    /// Fewer commands of a service tell too little of its p50.
    private static final int FEWEST_TO_JUDGE = 100;

    /// One command in a hundred waits for a collection of garbage or for the disk: it wanders.
    private static final double MOST_OF_P99 = 1.5;

    private static final double MORE_OF_P99 = 5;
    private static final long MOST_GROWTH = 16;

    /// What a part of the time showed.
    ///
    /// @param times   of the inquiries, sent at the steady rate, and of what was sent beside to each service
    /// @param refused whatever was not accepted
    /// @param heap    of all services after a collection, in megabytes
    record Phase(Map<String, Times> times, int refused, long heap) {

        static Phase of(Collection<Sent> sent, long heap) {
            var millis = sent.stream()
                    .collect(Collectors.groupingBy(
                            Sent::to, TreeMap::new, Collectors.mapping(Sent::millis, Collectors.toList())));
            var times = new TreeMap<String, Times>();
            millis.forEach((to, some) -> times.put(to, Times.of(some)));
            var refused = sent.stream().filter(some -> !some.accepted()).count();
            return new Phase(times, (int) refused, heap);
        }

        Times of(String whom) {
            return times.getOrDefault(whom, Times.NONE);
        }

        Times inquiries() {
            return of(Sent.INQUIRIES);
        }

        int beside() {
            return times.values().stream().mapToInt(Times::count).sum()
                    - inquiries().count();
        }
    }

    double drainedPerSecond() {
        return waited / seconds;
    }

    double arrivedPerSecond() {
        return waited / (away.toMillis() / 1_000.0);
    }

    /// The services to which something was sent beside.
    private List<String> services() {
        return with.times.keySet().stream()
                .filter(some -> !some.equals(Sent.INQUIRIES))
                .toList();
    }

    private boolean isJudged(String service) {
        return Stream.of(with, first, second)
                .allMatch(phase -> phase.of(service).count() >= FEWEST_TO_JUDGE);
    }

    /// What was broken but for memory and time.
    List<String> broken() {
        var found = new ArrayList<String>();
        for (var phase : List.of(first, second)) {
            if (phase.refused > 0) {
                found.add("%d commands were not accepted while Kafka was away".formatted(phase.refused));
            }
        }
        if (waited == 0) {
            found.add("no event waited for Kafka");
        }
        return found;
    }

    /// What grew in memory without Kafka; in the first minute of a process everything does.
    List<String> grown() {
        return Stream.of(first, second)
                .filter(phase -> phase.heap > with.heap + MOST_GROWTH)
                .map(phase -> "the heaps grew from %d MB with Kafka to %d MB without".formatted(with.heap, phase.heap))
                .toList();
    }

    /// What took longer without Kafka, of the few commands to each service only what chance does not explain; and
    /// whether what waited was told too slowly.
    List<String> slower() {
        var found = new ArrayList<String>();
        if (drainedPerSecond() < LEAST_SPEED * arrivedPerSecond()) {
            found.add("%d events that had come at %.0f a second were told at %.0f a second"
                    .formatted(waited, arrivedPerSecond(), drainedPerSecond()));
        }
        for (var phase : List.of(first, second)) {
            var before = with.inquiries();
            var now = phase.inquiries();
            if (now.p50() > before.p50() * MOST_OF_P50) {
                found.add(slower("p50 of inquiries", before.p50(), now.p50()));
            }
            if (now.p99() > before.p99() * MOST_OF_P99 + MORE_OF_P99) {
                found.add(slower("p99 of inquiries", before.p99(), now.p99()));
            }
            for (var service : services()) {
                if (isJudged(service)
                        && phase.of(service).low() > with.of(service).high() * MOST_OF_P50) {
                    found.add(slower(
                            "p50 of " + service,
                            with.of(service).p50(),
                            phase.of(service).p50()));
                }
            }
        }
        return found;
    }

    private static String slower(String what, double before, double now) {
        return "%s was %.1f ms with Kafka and %.1f ms without".formatted(what, before, now);
    }

    /// p50 in milliseconds with Kafka and in both halves without, of inquiries and of each service.
    Map<String, List<Double>> medians() {
        var medians = new LinkedHashMap<String, List<Double>>();
        with.times
                .keySet()
                .forEach(whom -> medians.put(
                        whom,
                        Stream.of(with, first, second)
                                .map(phase -> phase.of(whom).p50())
                                .toList()));
        return medians;
    }

    /// As lines of a Markdown table, with what may be.
    String table() {
        var lines = new StringBuilder(
                "| | with Kafka | away, first half | away, second half | at most |%n|---|---|---|---|---|%n"
                        .formatted());
        lines.append(row("inquiries", phase -> phase.inquiries().count(), ""));
        lines.append(row("commands beside", Phase::beside, ""));
        lines.append(row("not accepted", Phase::refused, "0"));
        lines.append(row("p50 of inquiries, ms", phase -> phase.inquiries().p50(), "10 % more"));
        for (var service : services()) {
            lines.append(row(
                    "p50 of %s, ms".formatted(service),
                    phase -> phase.of(service).p50(),
                    isJudged(service) ? "10 % more, and what chance explains" : "too few for a verdict"));
        }
        lines.append(row("p99 of inquiries, ms", phase -> phase.inquiries().p99(), "half as much again and 5 ms"));
        lines.append(row("heap of the services after a collection, MB", Phase::heap, MOST_GROWTH + " MB more"));
        return lines.toString();
    }

    private String row(String what, Function<Phase, Number> figure, String most) {
        var cells = Stream.of(with, first, second)
                .map(figure)
                .map(it -> it instanceof Double some ? String.format(Locale.ROOT, "%.1f", some) : it.toString())
                .collect(Collectors.joining(" | "));
        return "| %s | %s | %s |%n".formatted(what, cells, most);
    }
}
