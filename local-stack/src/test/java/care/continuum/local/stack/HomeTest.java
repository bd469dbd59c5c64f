package care.continuum.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder;

    @Test
    void aPassingHomeBeginsEmpty() throws IOException {
        var home = new Home(folder, folder.resolve("run"), true);
        home.create();
        Files.writeString(home.data().resolve("left"), "over");
        home.create();
        assertThat(home.data()).isEmptyDirectory();
    }

    @Test
    void theUsualHomeKeepsItsDataUntilItIsCleared() throws IOException {
        var home = new Home(folder, folder.resolve("usual"), false);
        home.create();
        Files.writeString(home.data().resolve("kept"), "data");
        home.create();
        assertThat(home.data().resolve("kept")).exists();
        home.clear();
        home.clear();
        assertThat(home.data()).doesNotExist();
        assertThat(home.logs()).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldInASentence() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        var home = new Home(folder, file, false);
        assertThatThrownBy(home::create).isInstanceOf(CannotRun.class).hasMessageContaining("cannot write into");
    }

    @Test
    void oneSuiteRunsInAFolderAndSaysWhere() {
        var home = new Home(folder, folder.resolve("run"), false).create();
        assertThat(RunningNote.read(home)).isEmpty();
        try (var note = RunningNote.claim(home)) {
            note.write(Shape.PROCESSES, Ports.usual());
            assertThat(RunningNote.claimed(home)).isTrue();
            assertThat(RunningNote.read(home)).hasValueSatisfying(running -> {
                assertThat(running.shape()).isEqualTo(Shape.PROCESSES);
                assertThat(running.ports().byName())
                        .containsAllEntriesOf(Ports.usual().byName());
            });
            assertThatThrownBy(() -> RunningNote.claim(home))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageContaining("runs already");
        }
        assertThat(Overview.of(home, (_, _) -> List.of())).startsWith("nothing runs");
        assertThat(Overview.running(home)).isFalse();
    }
}
