package care.continuum.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The source files of classes, in the module under test or in one beside it.
final class Sources {

    private Sources() {}

    /// Empty where the source is not at hand.
    static Optional<String> of(JavaClass type) {
        var file = type.getSource().flatMap(Source::getFileName);
        return file.flatMap(name -> find(Path.of(type.getPackageName().replace('.', '/'), name)));
    }

    private static Optional<String> find(Path file) {
        for (var root : roots()) {
            var source = root.resolve(file);
            if (Files.exists(source)) {
                return Optional.of(read(source));
            }
        }
        return Optional.empty();
    }

    private static List<Path> roots() {
        try (var modules = Files.list(Path.of("..").toRealPath())) {
            return Stream.concat(Stream.of(Path.of("")), modules.sorted())
                    .flatMap(it -> Stream.of(it.resolve("src/main/java"), it.resolve("src/test/java")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
