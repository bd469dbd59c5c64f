package care.continuum.testing;

import static care.continuum.testing.Conditions.catchOnlyWhatTheyName;
import static care.continuum.testing.Conditions.haveAtMostCollaborators;
import static care.continuum.testing.Conditions.haveAtMostLines;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

/// The rules of the house for every service; features are the packages below the service's own.
public final class HouseRules {

    static final int MOST_LINES = 200;
    private static final int MOST_COLLABORATORS = 5;

    @ArchTest
    static final ArchTests COMMON = ArchTests.in(CommonRules.class);

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_ONE_ANOTHER = slices().matching("care.continuum.*.(*)..")
            .namingSlices("feature $1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAPackage("care.continuum.*.terms.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule FEATURES_KEEP_TO_THEMSELVES = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .resideOutsideOfPackages("care.continuum.*.terms..", "care.continuum.*")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule TERMS_KNOW_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("care.continuum.*.terms..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule AGGREGATES_DECIDE_WITHOUT_THE_FRAMEWORK = noClasses()
            .that()
            .areAnnotatedWith("org.springframework.data.mongodb.core.mapping.Document")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are Spring beyond mapping annotations",
                    (JavaClass type) -> type.getPackageName().startsWith("org.springframework")
                            && !type.getPackageName().startsWith("org.springframework.data.annotation")
                            && !type.getPackageName().startsWith("org.springframework.data.mongodb.core.mapping")
                            && !type.getPackageName().startsWith("org.springframework.data.mongodb.core.index")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule CONTROLLERS_GO_THROUGH_THE_DESK = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo("org.springframework.data.repository.Repository")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule BEANS_HOLD_NO_STATE = fields().that()
            .areDeclaredInClassesThat()
            .areMetaAnnotatedWith(Component.class)
            .should()
            .beFinal()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_MESSAGING_TOUCHES_KAFKA = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule BEANS_HAVE_FEW_COLLABORATORS = classes()
            .that()
            .areMetaAnnotatedWith(Component.class)
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should(haveAtMostCollaborators(MOST_COLLABORATORS))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_APPLICATION_STANDS_ALONE = noClasses()
            .that()
            .areNotAnnotatedWith(SpringBootApplication.class)
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(SpringBootApplication.class);

    @ArchTest
    static final ArchRule CLASSES_ARE_SHORT =
            classes().that().areTopLevelClasses().should(haveAtMostLines(MOST_LINES));

    @ArchTest
    static final ArchRule FAILURES_ARE_NAMED =
            classes().that().areTopLevelClasses().should(catchOnlyWhatTheyName());

    private HouseRules() {}
}
