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
    private final List<JsonNode> away;
    private final List<JsonNode> simulations;
    private final StringBuilder text = new StringBuilder();

    private ReliabilityPage(Journal journal) {
        this.runs = journal.all("run");
        this.steps = journal.all("steps");
        this.away = journal.all("kafka-away");
        this.simulations = journal.all("simulation");
    }

    static void write(Journal journal, Path page) {
        try {
            Files.writeString(page, new ReliabilityPage(journal).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        text.append("""
                # Reliability

                What became of the suite when it was broken while clients were at work, as `./continuum faults --record`
                recorded it; `./continuum faults --write-report` makes this page of `reliability/runs.jsonl`. The same seed
                plays the same commands and faults again. A violation is a broken promise of reliable events, or an
                aftercare plan that is not what the rules derive. What was found on the way is in `reliability/found.md`.

                """);
        summary();
        faults();
        steps();
        away();
        simulations();
        runs();
        return text.toString();
    }

    private void summary() {
        var lines = new ArrayList<List<Object>>();
        runs.stream()
                .collect(
                        Collectors.groupingBy(run -> run.path("engines").asString(), TreeMap::new, Collectors.toList()))
                .forEach((engines, some) -> lines.add(List.of(
                        engines,
                        some.size(),
                        Math.round(some.stream()
                                .mapToDouble(run -> run.path("minutes").asDouble())
                                .sum()),
                        sum(some, "commands"),
                        sum(some, "tries"),
                        sum(some, "events"),
                        sum(some, "completed"),
                        violations(some))));
        section("Seeded runs of the whole suite, one process each");
        table(
                List.of(
                        "engines",
                        "runs",
                        "minutes of faults",
                        "commands",
                        "tries",
                        "events",
                        "programs completed",
                        "violations"),
                lines);
    }

    private void faults() {
        var counts = new TreeMap<String, Long>();
        for (var line :
                java.util.stream.Stream.concat(runs.stream(), steps.stream()).toList()) {
            line.path("faults")
                    .properties()
                    .forEach(each -> counts.merge(each.getKey(), each.getValue().asLong(), Long::sum));
        }
        section("What went wrong how often");
        table(
                List.of("fault", "times"),
                counts.entrySet().stream()
                        .map(each -> List.<Object>of(each.getKey(), each.getValue()))
                        .toList());
    }

    private void steps() {
        section("Death at every step (`--steps`)");
        table(
                List.of("date", "extent", "service", "cases", "slowest, s", "violations"),
                steps.stream()
                        .map(line -> List.<Object>of(
                                line.path("date").asString(),
                                line.path("extent").asString().toLowerCase(java.util.Locale.ROOT),
                                line.path("service").asString(),
                                line.path("cases").asInt(),
                                "%.1f".formatted(line.path("slowest").asDouble()),
                                line.path("violations").size()))
                        .toList());
    }

    private void away() {
        if (away.isEmpty()) {
            return;
        }
        var last = away.getLast();
        section("Kafka away (`--kafka-away`)");
        text.append("%s, %s: away for %s minutes at %s commands a second, %d violations. "
                .formatted(
                        last.path("date").asString(),
                        last.path("machine").asString(),
                        last.path("minutes").asString(),
                        last.path("arrivedPerSecond").asString(),
                        last.path("violations").size()));
        text.append("%s events waited and were told at %.0f a second.%n%n%s%n"
                .formatted(
                        last.path("waited").asString(),
                        last.path("drainedPerSecond").asDouble(),
                        last.path("table").asString()));
    }

    private void simulations() {
        section("Simulated schedules (`--simulate`)");
        table(
                List.of("date", "machine", "seeds", "schedules", "seconds", "violations"),
                simulations.stream()
                        .map(line -> List.<Object>of(
                                line.path("date").asString(),
                                line.path("machine").asString(),
                                "%d and on".formatted(line.path("first").asLong()),
                                line.path("schedules").asInt(),
                                line.path("seconds").asInt(),
                                line.path("violations").size()))
                        .toList());
        if (!simulations.isEmpty()) {
            text.append("Each seeded bug of the code, and what reveals it:\n\n");
            table(
                    List.of("bug", "revealed by"),
                    simulations.getLast().path("caught").properties().stream()
                            .map(each -> List.<Object>of(
                                    each.getKey()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', ' '),
                                    each.getValue().asString()))
                            .toList());
        }
    }

    private void runs() {
        section("The runs");
        table(
                List.of(
                        "date",
                        "machine",
                        "seed",
                        "engines",
                        "minutes",
                        "commands",
                        "events",
                        "faults",
                        "replays",
                        "violations"),
                runs.stream()
                        .map(run -> List.<Object>of(
                                run.path("date").asString(),
                                run.path("machine").asString(),
                                run.path("seeds").values().stream()
                                        .map(JsonNode::asString)
                                        .collect(Collectors.joining(" ")),
                                run.path("engines").asString(),
                                run.path("minutes").asString(),
                                run.path("commands").asInt(),
                                run.path("events").asInt(),
                                run.path("faults").values().stream()
                                        .mapToInt(JsonNode::asInt)
                                        .sum(),
                                run.path("replays").asInt(),
                                run.path("violations").size()))
                        .toList());
    }

    private void section(String title) {
        text.append("## ").append(title).append("\n\n");
    }

    private void table(List<String> heads, List<? extends List<Object>> lines) {
        text.append(row(heads)).append(row(heads.stream().map(_ -> "---").toList()));
        lines.forEach(line -> text.append(row(line)));
        text.append('\n');
    }

    private static String row(List<?> cells) {
        return cells.stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static long sum(List<JsonNode> lines, String field) {
        return lines.stream().mapToLong(line -> line.path(field).asLong()).sum();
    }

    private static int violations(List<JsonNode> lines) {
        return lines.stream().mapToInt(line -> line.path("violations").size()).sum();
    }
}
