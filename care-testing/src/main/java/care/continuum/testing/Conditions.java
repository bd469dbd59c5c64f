package care.continuum.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// What the rules of the house ask of a class.
final class Conditions {

    private static final Pattern CATCHING_ANYTHING =
            Pattern.compile("\\bcatch\\s*\\([^)]*\\b(Exception|RuntimeException|Throwable)\\b");

    private Conditions() {}

    static ArchCondition<JavaClass> haveAtMostLines(int most) {
        return holding(
                "have at most %d lines".formatted(most),
                type -> source(type, text -> {
                    var lines = text.lines().count();
                    return lines > most ? Optional.of("has %d lines".formatted(lines)) : Optional.empty();
                }));
    }

    /// Asked of the source, because the compiler itself catches `Throwable` around resources and record patterns.
    static ArchCondition<JavaClass> catchOnlyWhatTheyName() {
        return holding(
                "catch only what they name",
                type -> source(type, text -> {
                    var found = CATCHING_ANYTHING.matcher(text);
                    return found.find() ? Optional.of("catches " + found.group(1)) : Optional.empty();
                }));
    }

    static ArchCondition<JavaClass> haveAtMostCollaborators(int most) {
        return holding(
                "have at most %d collaborators".formatted(most),
                type -> type.getConstructors().stream()
                        .map(it -> it.getRawParameterTypes().size())
                        .filter(count -> count > most)
                        .map("has %d collaborators"::formatted)
                        .findFirst());
    }

    static ArchCondition<JavaClass> resideInNullMarkedPackages() {
        return holding("reside in packages that are @NullMarked", type -> {
            var marked = type.getPackage()
                    .tryGetPackageInfo()
                    .filter(info -> info.isAnnotatedWith(NullMarked.class))
                    .isPresent();
            return marked ? Optional.empty() : Optional.of("is in a package that is not @NullMarked");
        });
    }

    /// A class whose source is not found breaks a rule about sources: else the rule could not fail.
    private static Optional<String> source(JavaClass type, Function<String, Optional<String>> complaint) {
        return Sources.of(type).map(complaint).orElse(Optional.of("has no source at hand"));
    }

    private static ArchCondition<JavaClass> holding(
            String description, Function<JavaClass, Optional<String>> complaint) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                complaint
                        .apply(type)
                        .ifPresent(it -> events.add(SimpleConditionEvent.violated(type, type.getName() + " " + it)));
            }
        };
    }
}
