package care.continuum.suite.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The page that is made of the recorded runs.
final class ReliabilityPage {

    private final List<JsonNode> runs;
    private final List<JsonNode> steps;
    private final List<JsonNode> lacking;
    private final Journal journal;
    private final Markdown page = new Markdown();

    private ReliabilityPage(Journal journal) {
        this.journal = journal;
        this.runs = journal.all("run");
        this.lacking = journal.all("lacking");
        this.steps = journal.all("steps");
    }

    static void write(Journal journal, Path page) {
        try {
            Files.writeString(page, new ReliabilityPage(journal).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        page.text("""
                # Reliability

                What became of the suite when it was broken while clients were at work, as
                `./continuum faults --record` recorded it; `./continuum faults --write-report` makes
                this page of `reliability/runs.jsonl`. With the harness of its commit a seed draws the
                same commands and faults again; with that of another commit it may draw others, and
                for lines without a commit it was not written down. A fault is counted where it was
                seen to have its effect; of what cannot fail (killing a process or an engine, or all
                of them) the deed is taken for the effect. A run is counted where faults struck for at
                least a minute, 60 commands a minute were accepted and 5 programs a minute completed;
                how long they struck was not recorded at first. A violation is a broken promise of
                reliable events, or an aftercare plan that is not what the rules derive. What was
                found on the way is in `reliability/found.md`.

                """);
        summary();
        faults();
        new Experiments(journal, page).tell();
        runs();
        return page.toString();
    }

    private void summary() {
        var lines = new ArrayList<List<Object>>();
        runs.stream()
                .collect(
                        Collectors.groupingBy(run -> run.path("engines").asString(), TreeMap::new, Collectors.toList()))
                .forEach((engines, some) -> lines.add(List.of(
                        engines,
                        some.size(),
                        some.stream()
                                .filter(run -> run.path("judge").asInt() == Verdict.WIDTH)
                                .count(),
                        Math.round(some.stream()
                                .mapToDouble(ReliabilityPage::minutes)
                                .sum()),
                        sum(some, "commands"),
                        sum(some, "accepted"),
                        sum(some, "tries"),
                        sum(some, "events"),
                        sum(some, "completed"),
                        sum(some, "compared"),
                        violations(some))));
        page.section("Seeded runs of the whole suite, one process each");
        page.table(
                List.of(
                        "engines",
                        "runs",
                        "judged as now",
                        "minutes of faults",
                        "commands",
                        "accepted",
                        "tries",
                        "events",
                        "programs completed",
                        "clients compared",
                        "violations"),
                lines);
        page.text("""
                What runs are judged by grows: those *judged as now* were judged by all that is judged today. Who
                was parked because of a bug and redriven is compared with somebody for whom nothing is broken.

                """);
        if (!lacking.isEmpty()) {
            page.text("""
                    %d more runs showed too little to be counted: too short a time with faults, or too few commands
                    accepted, programs completed or clients compared.

                    """.formatted(lacking.size()));
        }
    }

    private void faults() {
        var counts = new TreeMap<String, Long>();
        for (var line :
                java.util.stream.Stream.concat(runs.stream(), steps.stream()).toList()) {
            line.path("faults")
                    .properties()
                    .forEach(each -> counts.merge(each.getKey(), each.getValue().asLong(), Long::sum));
        }
        page.section("What went wrong how often");
        page.table(
                List.of("fault", "times"),
                counts.entrySet().stream()
                        .map(each -> List.<Object>of(each.getKey(), each.getValue()))
                        .toList());
    }

    private void runs() {
        page.section("The runs");
        page.table(
                List.of(
                        "date",
                        "machine",
                        "commit",
                        "seed",
                        "engines",
                        "minutes",
                        "struck, s",
                        "commands",
                        "accepted",
                        "completed",
                        "events",
                        "faults",
                        "replays",
                        "violations"),
                runs.stream()
                        .map(run -> List.<Object>of(
                                run.path("date").asString(),
                                run.path("machine").asString(),
                                run.path("commit").asString(""),
                                run.path("seeds").values().stream()
                                        .map(JsonNode::asString)
                                        .collect(Collectors.joining(" ")),
                                run.path("engines").asString(),
                                run.path("minutes").asString(),
                                run.has("struck") ? run.path("struck").asInt() : "",
                                run.path("commands").asInt(),
                                run.path("accepted").asInt(),
                                run.path("completed").asInt(),
                                run.path("events").asInt(),
                                run.path("faults").values().stream()
                                        .mapToInt(JsonNode::asInt)
                                        .sum(),
                                run.path("replays").asInt(),
                                run.path("violations").size()))
                        .toList());
    }

    /// How long faults struck, or were to strike where the former is not known.
    private static double minutes(JsonNode run) {
        return run.has("struck")
                ? run.path("struck").asDouble() / 60
                : run.path("minutes").asDouble();
    }

    private static long sum(List<JsonNode> lines, String field) {
        return lines.stream().mapToLong(line -> line.path(field).asLong()).sum();
    }

    private static int violations(List<JsonNode> lines) {
        return lines.stream().mapToInt(line -> line.path("violations").size()).sum();
    }
}
