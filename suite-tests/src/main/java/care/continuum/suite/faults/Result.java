package care.continuum.suite.faults;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.topics.TopicRecord;
import care.continuum.messaging.checker.Fact.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What came of a run.
///
/// @param length     how long it was to be struck
/// @param struck     how long it was
/// @param replays    how often all topics were heard again from the beginning at the end
/// @param compared   how many clients were held to be, after the redrive, as one for whom nothing was broken
/// @param lacks      what there was too little of for the run to show anything
record Result(
        List<Long> seeds,
        EngineSet engines,
        Duration length,
        Duration struck,
        Counts counts,
        int replays,
        int compared,
        Map<String, Integer> faults,
        List<String> lacks,
        List<String> violations) {

    private static final int SHOWN = 20;

    /// How much there was of what.
    ///
    /// @param tries    of the commands
    /// @param services how many commands each of them accepted
    /// @param records  of the events
    /// @param effects  of the events, judged by their order
    /// @param offered  seats that others had left
    record Counts(
            long commands,
            long tries,
            long accepted,
            long refused,
            Map<String, Long> services,
            long events,
            long records,
            long effects,
            long completed,
            long offered) {

        static Counts of(Ledger ledger, List<TopicRecord> records, long effects) {
            var ids = records.stream().map(some -> some.header("ce_id")).distinct();
            var completed = records.stream()
                    .filter(some -> some.name().equals("ProgramCompleted"))
                    .map(TopicRecord::key)
                    .distinct();
            var offered = records.stream()
                    .filter(some -> some.name().equals("SeatOffered"))
                    .map(some -> some.header("ce_id"))
                    .distinct();
            return new Counts(
                    ledger.commands(),
                    ledger.entries().size(),
                    ledger.commands(Outcome.ACCEPTED),
                    ledger.commands(Outcome.REFUSED),
                    ledger.acceptedByService(),
                    ids.count(),
                    records.size(),
                    effects,
                    completed.count(),
                    offered.count());
        }

        Map<String, Object> values() {
            var values = new LinkedHashMap<String, Object>();
            values.put("commands", commands);
            values.put("tries", tries);
            values.put("accepted", accepted);
            values.put("refused", refused);
            values.put("services", services);
            values.put("events", events);
            values.put("records", records);
            values.put("effects", effects);
            values.put("completed", completed);
            values.put("offered", offered);
            return values;
        }
    }

    boolean holds() {
        return violations.isEmpty() && lacks.isEmpty();
    }

    /// As what it is recorded: one that showed too little is no run, but what it broke is broken.
    String kind() {
        return lacks.isEmpty() || !violations.isEmpty() ? "run" : "lacking";
    }

    /// The run as it is recorded.
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("judge", Verdict.WIDTH);
        values.put("seeds", seeds);
        values.put("engines", engines.name());
        values.put("minutes", length.toMillis() / 60_000.0);
        values.put("struck", struck.toMillis() / 1_000.0);
        values.putAll(counts.values());
        values.put("replays", replays);
        values.put("compared", compared);
        values.put("faults", faults);
        values.put("lacks", lacks);
        values.put("violations", violations);
        return values;
    }

    /// The run as lines for the terminal.
    String told() {
        var lines = new ArrayList<String>();
        lines.add("seed %s, %s: %d commands in %d tries, %d accepted and %d refused"
                .formatted(
                        seeds.stream().map(String::valueOf).collect(Collectors.joining(" and ")),
                        engines,
                        counts.commands,
                        counts.tries,
                        counts.accepted,
                        counts.refused));
        lines.add("accepted: %s; %d seats offered".formatted(counts.services, counts.offered));
        lines.add("%d events in %d records, %d effects of them judged by their order, %d programs completed"
                .formatted(counts.events, counts.records, counts.effects, counts.completed));
        lines.add("%d clients compared after a redrive, %d replays".formatted(compared, replays));
        lines.add(faults.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", ", "faults for %d s: ".formatted(struck.toSeconds()), "")));
        lacks.forEach(some -> lines.add("the run shows too little: " + some));
        lines.add(violations.size() + " violations");
        violations.stream().limit(SHOWN).forEach(some -> lines.add("  " + some));
        return String.join(System.lineSeparator(), lines);
    }
}
