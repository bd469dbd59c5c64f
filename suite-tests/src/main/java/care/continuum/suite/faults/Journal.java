package care.continuum.suite.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.local.replay.ReplayRun;
import care.continuum.local.stack.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The runs that were made, one JSON line each, and the page that is made of them.
record Journal(Path file) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Journal usual() {
        return new Journal(Home.repository().resolve("docs/reliability/runs.jsonl"));
    }

    void add(Result result) {
        var line = new LinkedHashMap<String, Object>();
        line.put("date", LocalDate.now(ReplayRun.ZONE).toString());
        line.put("seeds", result.seeds());
        line.put("engines", result.engines().name());
        line.put("minutes", result.length().toMillis() / 60_000.0);
        line.put("cores", Runtime.getRuntime().availableProcessors());
        line.put("commands", result.commands());
        line.put("tries", result.tries());
        line.put("events", result.events());
        line.put("records", result.records());
        line.put("completed", result.completed());
        line.put("replays", result.replays());
        line.put("faults", new TreeMap<>(result.faults()));
        line.put("violations", result.violations());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    JSON.writeValueAsString(line) + "\n",
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes the page.
    void write(Path page) {
        try {
            var runs = new ArrayList<JsonNode>();
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(line -> runs.add(JSON.readTree(line)));
            }
            Files.writeString(page, page(runs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(List<JsonNode> runs) {
        var faults = new TreeMap<String, Integer>();
        runs.forEach(run -> run.path("faults")
                .properties()
                .forEach(each -> faults.merge(each.getKey(), each.getValue().asInt(), Integer::sum)));
        var text = new StringBuilder("""
                # Reliability

                What became of the suite when it was broken while clients were at work. Each line is a run of
                `./continuum faults`; the same seed plays the same commands and faults again. A violation is a broken
                promise of reliable events, or an aftercare plan that is not what the rules derive.

                | date | seed | engines | minutes | cores | commands | events | faults | violations |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (var run : runs) {
            var struck = run.path("faults").values().stream()
                    .mapToInt(JsonNode::asInt)
                    .sum();
            text.append("| %s | %s | %s | %s | %s | %s | %s | %d | %d |%n"
                    .formatted(
                            run.path("date").asString(),
                            seeds(run),
                            run.path("engines").asString(),
                            run.path("minutes").asString(),
                            run.path("cores").asString(),
                            run.path("commands").asString(),
                            run.path("events").asString(),
                            struck,
                            run.path("violations").size()));
        }
        text.append("\n| fault | how often |\n|---|---|\n");
        faults.forEach((kind, count) -> text.append("| %s | %d |%n".formatted(kind, count)));
        return text.toString();
    }

    private static String seeds(JsonNode run) {
        return String.join(
                " ", run.path("seeds").values().stream().map(JsonNode::asString).toList());
    }
}
