package care.continuum.suite;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The tests that say of themselves which rules they prove, as they stand in the source. What is never run proves
/// nothing.
///
/// @param byRule by the rules' ids
/// @param idle   methods that claim to prove something and are never run
record Proofs(Map<String, List<Proof>> byRule, List<String> idle) {

    private static final String PROVES = "Proves";
    private static final String OFF = "Disabled";

    /// What makes a method run.
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate", "Property");

    /// @param file from the repository's root
    record Proof(Path file, String test) {

        String link() {
            var name = file.getFileName().toString().replace(".java", "");
            return "[%s.%s](../%s)".formatted(name, test, file.toString().replace('\\', '/'));
        }
    }

    /// Those of all modules below the root.
    static Proofs of(Path root) throws IOException {
        var files = new ArrayList<Path>();
        try (var modules = Files.list(root)) {
            for (var module : modules.sorted().toList()) {
                var tests = module.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    try (var all = Files.walk(tests)) {
                        all.filter(Proofs::claims).sorted().forEach(files::add);
                    }
                }
            }
        }
        var found = new Proofs(new TreeMap<>(), new ArrayList<>());
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            for (var file : files) {
                var task = compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjects(file));
                for (var unit : ((JavacTask) task).parse()) {
                    new Reading(root.relativize(file), found).scan(unit, null);
                }
            }
        }
        return found;
    }

    private static boolean claims(Path file) {
        try {
            return file.toString().endsWith(".java") && Files.readString(file).contains('@' + PROVES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Goes through a file from the top.
    private static final class Reading extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Path file;
        private final Proofs found;
        private final Set<String> around = new HashSet<>();

        Reading(Path file, Proofs found) {
            this.file = file;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            var outer = Set.copyOf(around);
            around.addAll(names(type.getModifiers().getAnnotations()));
            super.visitClass(type, null);
            around.retainAll(outer);
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            var annotations = method.getModifiers().getAnnotations();
            var names = names(annotations);
            if (names.contains(PROVES)) {
                var proof = new Proof(file, method.getName().toString());
                if (names.stream().noneMatch(TESTS::contains)
                        || Stream.concat(names.stream(), around.stream()).anyMatch(it -> it.startsWith(OFF))) {
                    found.idle.add(file.getFileName() + " " + proof.test());
                } else {
                    rules(annotations)
                            .forEach(id -> found.byRule
                                    .computeIfAbsent(id, _ -> new ArrayList<>())
                                    .add(proof));
                }
            }
            return super.visitMethod(method, null);
        }

        private static Set<String> names(List<? extends AnnotationTree> annotations) {
            return annotations.stream().map(Reading::name).collect(Collectors.toSet());
        }

        private static String name(AnnotationTree annotation) {
            var whole = annotation.getAnnotationType().toString();
            return whole.substring(whole.lastIndexOf('.') + 1);
        }

        private static List<String> rules(List<? extends AnnotationTree> annotations) {
            var ids = new ArrayList<String>();
            for (var annotation : annotations) {
                if (name(annotation).equals(PROVES)) {
                    new TreeScanner<@Nullable Void, @Nullable Void>() {
                        @Override
                        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                            ids.add(String.valueOf(literal.getValue()));
                            return null;
                        }
                    }.scan(annotation, null);
                }
            }
            return ids;
        }
    }
}
