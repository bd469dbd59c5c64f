package care.continuum.suite.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.local.replay.ReplayRun;
import care.continuum.local.stack.Home;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was run and what came of it, one JSON line each: its kind, its day, its machine, the commit of the repository
/// whose harness ran it, and its figures.
record Journal(Path file, Path repository) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Journal usual() {
        return at(Home.repository().resolve("docs/reliability/runs.jsonl"));
    }

    static Journal at(Path file) {
        return new Journal(file, Home.repository());
    }

    void add(String kind, Map<String, Object> values) {
        var line = new LinkedHashMap<String, Object>();
        line.put("kind", kind);
        line.put("date", LocalDate.now(ReplayRun.ZONE).toString());
        line.put("machine", machine());
        commit().ifPresent(commit -> line.put("commit", commit));
        line.putAll(values);
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

    /// Nothing where there is no repository, or nobody to ask of it.
    private Optional<String> commit() {
        try {
            var git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                    .directory(repository.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var commit = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
            return git.waitFor() == 0 ? Optional.of(commit) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String machine() {
        var gigabytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
                        / (double) (1 << 30);
        return "%d cores, %d GB".formatted(Runtime.getRuntime().availableProcessors(), Math.round(gigabytes));
    }

    /// All lines of a kind in their order.
    List<JsonNode> all(String kind) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(JSON::readTree)
                            .filter(line -> line.path("kind").asString().equals(kind))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
