package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.EngineSet;
import care.continuum.suite.faults.Outage.Group;
import care.continuum.suite.faults.Result.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityPageTest {

    private static final List<String> TOO_LITTLE = List.of("only 10 commands were accepted, not 60 a minute");

    @TempDir
    private Path folder;

    @Test
    void aRunThatShowedTooLittleIsNotCounted() throws IOException {
        assertThat(result(List.of(), List.of()).kind()).isEqualTo("run");
        assertThat(result(TOO_LITTLE, List.of()).kind()).isEqualTo("lacking");
        assertThat(result(TOO_LITTLE, List.of()).holds()).isFalse();

        assertThat(page(result(List.of(), List.of()), result(TOO_LITTLE, List.of())))
                .contains("| STANDALONE | 1 | 1 | 1 | 120 | 100 | 150 | 300 | 9 | 1 | 0 |")
                .contains("| Kafka killed | 2 |")
                .contains("1 more runs showed too little to be counted");
    }

    @Test
    void aRunThatBrokeAPromiseIsCountedHoweverLittleItShowed() throws IOException {
        var broken = result(TOO_LITTLE, List.of("an event is missing"));

        assertThat(broken.kind()).isEqualTo("run");
        assertThat(page(broken)).contains("| STANDALONE | 1 | 1 | 1 | 120 | 100 | 150 | 300 | 9 | 1 | 1 |");
    }

    @Test
    void whatWasNotWrittenDownAtFirstIsNotShown() throws IOException {
        var journal = new Journal(folder.resolve("runs.jsonl"), folder);
        Files.writeString(journal.file(), """
                {"kind":"run","date":"d","machine":"m","seeds":[5],"engines":"STANDALONE","minutes":1.0}
                {"kind":"steps","date":"d","extent":"PAIRS","service":"intake","cases":64}
                {"kind":"kafka-away","date":"d","machine":"m","minutes":10.0,"table":"| p50 ms | 1 |"}
                """);
        var page = folder.resolve("page.md");

        ReliabilityPage.write(journal, page);

        assertThat(Files.readString(page))
                .contains("| STANDALONE | 1 | 0 | 1 |", "| d | m |  | 5 | STANDALONE | 1.0 |  |", "| d |  |  | pairs |")
                .contains("| p50 ms | 1 |", "the time of inquiries alone was judged");
    }

    /// A line without the number, or with a lower one, was judged by less.
    @Test
    void thePageTellsHowManyRunsWereJudgedAsTheyAreNow() throws IOException {
        var journal = new Journal(folder.resolve("runs.jsonl"), folder);
        Files.writeString(journal.file(), """
                {"kind":"run","seeds":[5],"engines":"STANDALONE","minutes":1.0}
                {"kind":"run","judge":%d,"seeds":[6],"engines":"STANDALONE","minutes":1.0}
                {"kind":"run","judge":%d,"seeds":[7],"engines":"STANDALONE","minutes":1.0}
                {"kind":"run","judge":0,"seeds":[8],"engines":"REPLICA_SET","minutes":1.0}
                """.formatted(Verdict.WIDTH, Verdict.WIDTH));
        var page = folder.resolve("page.md");

        ReliabilityPage.write(journal, page);

        assertThat(Files.readString(page))
                .contains("| STANDALONE | 3 | 2 | 3 |", "| REPLICA_SET | 1 | 0 | 1 |")
                .doesNotContain("MongoDB away (`");
    }

    @Test
    void thePageTellsOfMongoDbAway() throws IOException {
        var journal = new Journal(folder.resolve("runs.jsonl"), folder);
        var group = new Group(40, 3, 3, 0);
        var outage = new Outage(Duration.ofMinutes(6), Map.of("intake", group), 30, 41.25, List.of());
        journal.add(
                "mongo-away",
                new MongoAway.Outcome(9, outage, Map.of("commands", 700, "events", 1800), List.of()).values());
        var page = folder.resolve("page.md");

        ReliabilityPage.write(journal, page);

        assertThat(Files.readString(page))
                .contains("MongoDB away (`--mongo-away`)", "| 9 | 6.0 | 700 | 1800 | 40 | 0 | 41.3 | 0 |");
    }

    @Test
    void aLineTellsTheCommitOfItsHarness(@TempDir Path repository) throws IOException, InterruptedException {
        var none = new Journal(folder.resolve("none.jsonl"), folder);
        var some = new Journal(folder.resolve("some.jsonl"), repository);
        git(repository, "init", "--quiet");
        git(repository, "config", "user.name", "a");
        git(repository, "config", "user.email", "a@b.c");
        git(repository, "config", "commit.gpgsign", "false");
        git(repository, "commit", "--quiet", "--allow-empty", "-m", "a");

        none.add("steps", Map.of("seed", 7));
        some.add("steps", Map.of("seed", 7));

        assertThat(none.all("steps").getFirst().has("commit")).isFalse();
        assertThat(some.all("steps").getFirst().path("commit").asString()).matches("[0-9a-f]{7,}");
    }

    private static void git(Path repository, String... what) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(what));
        assertThat(new ProcessBuilder(command)
                        .directory(repository.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private String page(Result... results) throws IOException {
        var journal = new Journal(folder.resolve("runs.jsonl"), folder);
        List.of(results).forEach(some -> journal.add(some.kind(), some.values()));
        var page = folder.resolve("page.md");
        ReliabilityPage.write(journal, page);
        return Files.readString(page);
    }

    private static Result result(List<String> lacks, List<String> violations) {
        return new Result(
                List.of(1L),
                EngineSet.STANDALONE,
                Duration.ofMinutes(1),
                Duration.ofSeconds(62),
                new Counts(120, 150, 100, 20, Map.of("intake", 60L, "aftercare", 40L), 300, 310, 280, 9, 2),
                3,
                1,
                Map.of("Kafka killed", 2),
                lacks,
                violations);
    }
}
