package care.continuum.testing;

import static care.continuum.testing.Conditions.haveAtMostLines;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rules find who breaks them.
class HouseRulesTest {

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("care.continuum.testing.planted");

    @Test
    void whoCatchesEverythingIsFound() {
        assertThat(broken(HouseRules.FAILURES_ARE_NAMED, PLANTED))
                .containsExactly("care.continuum.testing.planted.Greedy catches RuntimeException");
    }

    @Test
    void whoAsksForTheTimeIsFound() {
        assertThat(broken(CommonRules.TIME_COMES_FROM_THE_CLOCK, PLANTED))
                .singleElement()
                .asString()
                .contains("Greedy.now()");
    }

    @Test
    void whoIsTooLongIsFound() {
        var short17 = classes().that().areTopLevelClasses().should(haveAtMostLines(17));
        var short18 = classes().that().areTopLevelClasses().should(haveAtMostLines(18));

        assertThat(broken(short17, PLANTED)).containsExactly("care.continuum.testing.planted.Careful has 18 lines");
        assertThat(broken(short18, PLANTED)).isEmpty();
    }

    @Test
    void aPackageThatIsNotNullMarkedIsFound() {
        assertThat(broken(CommonRules.EVERY_PACKAGE_IS_NULL_MARKED, PLANTED)).hasSize(2);
    }

    @Test
    void aClassWithoutSourceIsFound() {
        var foreign = new ClassFileImporter().importClasses(Test.class);

        assertThat(broken(HouseRules.CLASSES_ARE_SHORT, foreign))
                .singleElement()
                .asString()
                .contains("no source");
    }

    private static List<String> broken(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
