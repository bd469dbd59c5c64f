package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every rule of the clinic has a test, and `docs/rules.md` says which.
class RulesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/rules.md");

    private static Rules rules;

    @BeforeAll
    static void read() throws IOException {
        rules = Rules.of(ROOT);
    }

    @Test
    void everyRuleIsProvedByATest() {
        assertThat(rules.unproved()).isEmpty();
    }

    @Test
    void noTestProvesARuleThatIsNone() {
        assertThat(rules.unknown()).isEmpty();
    }

    @Test
    void everythingThatProvesARuleIsRun() {
        assertThat(rules.proofs().idle()).isEmpty();
    }

    @Test
    void everySettingOfARuleExists() {
        assertThat(rules.missingSettings(ROOT)).isEmpty();
    }

    @Test
    void thePageInTheRepositoryIsThatOfTheTests() throws IOException {
        var page = rules.page(ROOT);
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
