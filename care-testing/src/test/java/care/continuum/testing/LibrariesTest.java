package care.continuum.testing;

import static care.continuum.testing.Conditions.haveAtMostLines;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/// The rules of the house in the libraries that these rules themselves depend on.
@AnalyzeClasses(
        packages = {"care.continuum.messaging", "care.continuum.web", "care.continuum.testing"},
        importOptions = DoNotIncludeTests.class)
class LibrariesTest {

    @ArchTest
    static final ArchTests COMMON = ArchTests.in(CommonRules.class);

    @ArchTest
    static final ArchRule CLASSES_ARE_SHORT = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .resideInAnyPackage("care.continuum.web", "care.continuum.testing")
            .should(haveAtMostLines(HouseRules.MOST_LINES));

    @ArchTest
    static final ArchRule LIBRARIES_KNOW_NO_EVENT =
            noClasses().should().dependOnClassesThat().resideInAPackage("care.continuum.events..");

    @ArchTest
    static final ArchRule MESSAGING_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAPackage("care.continuum.messaging")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("care.continuum.web");
}
