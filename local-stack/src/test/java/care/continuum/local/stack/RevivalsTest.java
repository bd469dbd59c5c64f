package care.continuum.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevivalsTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(said, true, UTF_8));
    private long nanos;
    private Home home;
    private Processes processes;
    private Revivals revivals;

    @BeforeEach
    void begin() {
        home = new Home(folder, folder.resolve("run"), true).create();
        var launch = new Launch(home, Ports.usual(), List.of(), false);
        processes = new Processes(home, Shape.PROCESSES, launch, progress);
        revivals = new Revivals(processes, _ -> true, progress, () -> nanos);
    }

    @AfterEach
    void end() {
        processes.end(1_000);
    }

    @Test
    void aServiceThatDiesOnceIsStartedAgainWithItsLastWords() throws Exception {
        Files.writeString(log(), "ERROR of yesterday\n");
        processes.start("attendance", shell("[ -e %1$s ] && exec sleep 60; touch %1$s; echo all is well; exit 7"));
        awaitDeath();

        revivals.look();

        assertThat(processes.lives(Part.ATTENDANCE)).isTrue();
        assertThat(said.toString(UTF_8))
                .contains(
                        "attendance ended with 7; its log says:",
                        "  all is well",
                        "starting attendance again",
                        "is ready again")
                .doesNotContain("yesterday");
        said.reset();
        revivals.look();
        assertThat(said.size()).isZero();
    }

    @Test
    void aServiceThatDiesAgainAndAgainIsGivenUp() throws Exception {
        processes.start("attendance", shell("echo ERROR the port is taken; echo bye; exit 1"));
        for (var death = 1; death < 3; death++) {
            awaitDeath();
            revivals.look();
        }
        awaitDeath();

        assertThatThrownBy(revivals::look)
                .isInstanceOf(CannotRun.class)
                .hasMessageContainingAll("attendance ended with 1 while it should run", "ERROR the port is taken");
    }

    @Test
    void deathsThatAreFarApartDoNotAddUp() throws Exception {
        processes.start("attendance", shell("exit 1"));
        for (var death = 1; death <= 5; death++) {
            awaitDeath();
            nanos += Duration.ofSeconds(31).toNanos();
            revivals.look();
        }
    }

    @Test
    void nothingIsStartedAgainWhileTheSuiteEnds() throws Exception {
        processes.start("attendance", shell("exit 1"));
        awaitDeath();
        processes.end(1_000);

        revivals.look();

        assertThat(processes.lives(Part.ATTENDANCE)).isFalse();
        assertThat(said.size()).isZero();
    }

    private Path log() throws IOException {
        return home.logs().resolve("attendance.log");
    }

    private List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script.formatted(folder.resolve("been")));
    }

    private void awaitDeath() throws InterruptedException {
        while (processes.lives(Part.ATTENDANCE)) {
            Thread.sleep(10);
        }
    }
}
