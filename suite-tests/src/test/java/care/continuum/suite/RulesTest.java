package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Every rule of the clinic has a test, and `docs/rules.md` says which.
class RulesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/rules.md");

    @Test
    void everyRuleIsProvedByATest() throws IOException {
        assertThat(Rules.of(ROOT).unproved()).isEmpty();
    }

    @Test
    void noTestProvesARuleThatIsNone() throws IOException {
        assertThat(Rules.of(ROOT).unknown()).isEmpty();
    }

    @Test
    void everySettingOfARuleExists() throws IOException {
        assertThat(Rules.of(ROOT).missingSettings(ROOT)).isEmpty();
    }

    @Test
    void thePageInTheRepositoryIsThatOfTheTests() throws IOException {
        var page = Rules.of(ROOT).page(ROOT);
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
