package care.continuum.outcomes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import care.continuum.testing.CommonRules;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/// The rules of the house that fit here; this module does touch Kafka.
@AnalyzeClasses(packages = "care.continuum.outcomes", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_KEEP_TO_THEMSELVES = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .resideInAPackage("care.continuum.outcomes.program")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule GAPS_KNOW_NO_FIGURES = noClasses()
            .that()
            .resideInAPackage("care.continuum.outcomes.gaps")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("care.continuum.outcomes.program");

    @ArchTest
    static final ArchRule FIGURES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("care.continuum.outcomes.terms")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule FIGURES_COME_FROM_THE_TOPICS_ALONE =
            noClasses().should().dependOnClassesThat().resideInAPackage("care.continuum.messaging..");

    @ArchTest
    static final ArchTests COMMON = ArchTests.in(CommonRules.class);
}
