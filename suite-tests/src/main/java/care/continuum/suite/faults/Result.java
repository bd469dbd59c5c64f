package care.continuum.suite.faults;

import care.continuum.local.stack.EngineSet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What came of a run.
///
/// @param replays how often all topics were heard again from the beginning at the end
record Result(
        List<Long> seeds,
        EngineSet engines,
        Duration length,
        long commands,
        long tries,
        long events,
        long records,
        long completed,
        int replays,
        Map<String, Integer> faults,
        List<String> violations) {

    private static final int SHOWN = 20;

    boolean holds() {
        return violations.isEmpty();
    }

    /// The run as it is recorded.
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("seeds", seeds);
        values.put("engines", engines.name());
        values.put("minutes", length.toMillis() / 60_000.0);
        values.put("commands", commands);
        values.put("tries", tries);
        values.put("events", events);
        values.put("records", records);
        values.put("completed", completed);
        values.put("replays", replays);
        values.put("faults", faults);
        values.put("violations", violations);
        return values;
    }

    /// The run as lines for the terminal.
    String told() {
        var lines = "seed %s, %s: %d commands in %d tries, %d events in %d records, %d programs completed, %d replays%n"
                .formatted(
                        seeds.stream().map(String::valueOf).collect(Collectors.joining(" and ")),
                        engines,
                        commands,
                        tries,
                        events,
                        records,
                        completed,
                        replays);
        lines += "faults: "
                + faults.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "))
                + System.lineSeparator();
        if (holds()) {
            return lines + "no violation";
        }
        return lines
                + violations.size()
                + " violations"
                + violations.stream()
                        .limit(SHOWN)
                        .map(some -> System.lineSeparator() + "  " + some)
                        .collect(Collectors.joining());
    }
}
