package care.continuum.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

/// The rules of the house for every service; features are the packages below the service's own.
public final class HouseRules {

    private static final int MOST_PARAMETERS = 5;

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
            .areAnnotatedWith(Document.class)
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
            .areAssignableTo(Repository.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|DTO|Mapper|Abstract.*|Base)");

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule NO_PRINTING = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

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
            .should(haveAtMostFiveCollaborators())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should(resideInNullMarkedPackages());

    @ArchTest
    static final ArchRule THE_APPLICATION_STANDS_ALONE = noClasses()
            .that()
            .areNotAnnotatedWith(SpringBootApplication.class)
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(SpringBootApplication.class);

    private HouseRules() {}

    private static ArchCondition<JavaClass> haveAtMostFiveCollaborators() {
        return new ArchCondition<>("have at most %d collaborators".formatted(MOST_PARAMETERS)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaConstructor constructor : type.getConstructors()) {
                    var count = constructor.getRawParameterTypes().size();
                    if (count > MOST_PARAMETERS && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
                        events.add(SimpleConditionEvent.violated(
                                constructor, "%s has %d".formatted(constructor.getFullName(), count)));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> resideInNullMarkedPackages() {
        return new ArchCondition<>("reside in packages that are @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}
