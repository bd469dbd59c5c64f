package care.continuum.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuumTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo", "replay", "status", "logs", "clock", "parked", "reset"})
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: ./continuum " + command);
    }

    @Test
    void anUnknownCommandAndAnUnknownOptionAreRefused() {
        assertThat(run("down")).isEqualTo(2);
        assertThat(run("up", "--fast")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "redrive", "edit", "discard", "audit", "dead-letters", "resend"})
    void everyPartOfParkedHasHelp(String command) {
        assertThat(run("parked", command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: ./continuum parked " + command);
    }

    @Test
    void parkedSaysWhatIsMissingAndWhatDoesNotExist() {
        assertThat(run("parked")).isEqualTo(2);
        assertThat(run("parked", "show")).isEqualTo(2);
        assertThat(run("parked", "discard", "--service", "intake", "--client", "c", "--event", "e"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--client", "--reason");
        assertThat(run("parked", "discard", "--force", "--service", "intake")).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("Unknown option");
        assertThat(run("parked", "list", "--service", "kitchen")).isEqualTo(2);
        assertThat(err.toString()).contains("kitchen", "aftercare");
        assertThat(run("parked", "list", "--topic", "menu")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no topic 'menu'", "scheduling.events");
    }

    @Test
    void theClockIsMovedByAnAmountOfTime() {
        assertThat(run("clock", "--by", "tomorrow")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--by", "'tomorrow' is no length of time")
                .doesNotContain("java");
    }

    @Test
    void atLeastOneLineOfALogIsShown() {
        assertThat(run("logs", "--lines", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--lines must be 1 or more");
    }

    @Test
    void aMalformedCohortIsToldBeforeAnythingStarts(@TempDir Path folder) {
        assertThat(run("replay", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .contains("clients.csv:1:1: the file cannot be read", "attendance.csv:1:1: the file cannot be read");
    }

    private int run(String... args) {
        return Continuum.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
