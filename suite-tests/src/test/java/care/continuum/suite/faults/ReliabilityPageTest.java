package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.EngineSet;
import care.continuum.suite.faults.Result.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
                .contains("| STANDALONE | 1 | 1 | 120 | 100 | 150 | 300 | 9 | 0 |")
                .contains("| Kafka killed | 2 |")
                .contains("1 more runs showed too little to be counted");
    }

    @Test
    void aRunThatBrokeAPromiseIsCountedHoweverLittleItShowed() throws IOException {
        var broken = result(TOO_LITTLE, List.of("an event is missing"));

        assertThat(broken.kind()).isEqualTo("run");
        assertThat(page(broken)).contains("| STANDALONE | 1 | 1 | 120 | 100 | 150 | 300 | 9 | 1 |");
    }

    private String page(Result... results) throws IOException {
        var journal = new Journal(folder.resolve("runs.jsonl"));
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
                new Counts(120, 150, 100, 20, Map.of("intake", 60L, "aftercare", 40L), 300, 310, 9, 2),
                3,
                1,
                Map.of("Kafka killed", 2),
                lacks,
                violations);
    }
}
