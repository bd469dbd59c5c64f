package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofsTest {

    private static final String SOME = """
            class SomeTest {
                @Test
                @Proves({"late", "partial"})
                void oneIsRun() {}

                @Proves("late")
                @ParameterizedTest
                @CsvSource({"a, {b}", "c; d"})
                void oneIsRunOften(String some) {}

                @Proves("late")
                void oneIsNoTest() {}

                @Test
                @Proves("excused")
                @Disabled("until it works")
                void oneIsSwitchedOff() {}

                // @Test @Proves("states")
                void nothingIsSaidOfThis() {}

                @DisabledOnOs(OS.MAC)
                class Inner {
                    @org.junit.jupiter.api.Test
                    @Proves("excused")
                    void oneIsWithinWhatIsSwitchedOff() {}
                }

                @Test
                @Proves("late")
                void oneIsRunAfterThem() {}
            }
            """;

    @Test
    void whatIsNeverRunProvesNothing(@TempDir Path root) throws IOException {
        var folder = Files.createDirectories(root.resolve("module/src/test/java"));
        Files.writeString(folder.resolve("SomeTest.java"), SOME);

        var proofs = Proofs.of(root);

        assertThat(proofs.byRule().keySet()).containsExactly("late", "partial");
        assertThat(proofs.byRule().get("partial"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.link()).isEqualTo("[SomeTest.oneIsRun](../module/src/test/java/SomeTest.java)"));
        assertThat(proofs.byRule().get("late"))
                .extracting(Proofs.Proof::test)
                .containsExactly("oneIsRun", "oneIsRunOften", "oneIsRunAfterThem");
        assertThat(proofs.idle())
                .containsExactly(
                        "SomeTest.java oneIsNoTest",
                        "SomeTest.java oneIsSwitchedOff",
                        "SomeTest.java oneIsWithinWhatIsSwitchedOff");
    }
}
