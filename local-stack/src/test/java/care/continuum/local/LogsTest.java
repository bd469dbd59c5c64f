package care.continuum.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    @TempDir
    private Path folder;

    @Test
    void theLastFortyLinesAreShown() throws IOException {
        var log = Files.writeString(folder.resolve("intake.log"), "l\u00edne\n".repeat(100) + "last\n", UTF_8);
        assertThat(Logs.lastLines(log)).hasSize(40).startsWith("l\u00edne").endsWith("last");
    }

    @Test
    void bytesThatAreNoUtf8AreShownAsWellAsCanBe() throws IOException {
        var log = Files.writeString(folder.resolve("kafka.log"), "caf\u00e9 au lait\n", ISO_8859_1);
        assertThat(Logs.lastLines(log)).containsExactly("caf\ufffd au lait");
    }

    @Test
    void anEmptyLogShowsNothing() throws IOException {
        assertThat(Logs.lastLines(Files.createFile(folder.resolve("edge.log")))).isEmpty();
    }
}
