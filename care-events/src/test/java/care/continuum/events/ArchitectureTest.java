package care.continuum.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "care.continuum.events", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ANY_CONSUMER_CAN_TAKE_THE_CONTRACT = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "care.continuum.events", "org.jspecify.annotations", "com.fasterxml.jackson.annotation");

    @ArchTest
    static final ArchRule WHAT_IS_TOLD_NEVER_CHANGES = classes()
            .that()
            .areAssignableTo(CareEvent.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords();
}
