package care.continuum.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    @TempDir
    private Path folder;

    @Test
    void theLastFortyLinesAreShown() throws IOException {
        var log = Files.writeString(folder.resolve("intake.log"), "l\u00edne\n".repeat(100) + "last\n", UTF_8);
        assertThat(lastLines(log, 40)).hasSize(40).startsWith("l\u00edne").endsWith("last");
    }

    @Test
    void bytesThatAreNoUtf8AreShownAsWellAsCanBe() throws IOException {
        var log = Files.writeString(folder.resolve("kafka.log"), "caf\u00e9 au lait\n", ISO_8859_1);
        assertThat(lastLines(log, 40)).containsExactly("caf\ufffd au lait");
    }

    @Test
    void anEmptyLogShowsNothing() throws IOException {
        assertThat(lastLines(Files.createFile(folder.resolve("edge.log")), 40)).isEmpty();
    }

    @Test
    void asManyLinesAreShownAsAreAskedFor() throws IOException {
        var log = folder.resolve("long.log");
        Files.write(
                log, IntStream.range(0, 50_000).mapToObj("line %d"::formatted).toList());

        assertThat(lastLines(log, 1)).containsExactly("line 49999");
        assertThat(lastLines(log, 20_000))
                .hasSize(20_000)
                .startsWith("line 30000")
                .endsWith("line 49999");
        assertThat(lastLines(log, 50_000)).hasSize(50_000);
        assertThat(lastLines(log, Long.MAX_VALUE)).hasSize(50_000).startsWith("line 0");
        Files.writeString(log, "\n\nfirst\nno end");
        assertThat(lastLines(log, 2)).containsExactly("first", "no end");
    }

    private static List<String> lastLines(Path log, long lines) throws IOException {
        var shown = new ArrayList<String>();
        Logs.lastLines(log, lines, shown::add);
        return shown;
    }
}
