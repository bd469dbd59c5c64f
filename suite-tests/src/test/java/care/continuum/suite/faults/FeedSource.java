package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a service does with the events of one topic, as its feed's source says: each type stands in a case, and a case
/// without a word in its block is passed over.
///
/// @param heard    the types that have an effect
/// @param passedBy the types that have none, or none with some contents
record FeedSource(String topic, Set<String> heard, Set<String> passedBy) {

    private static final Pattern FAMILY = Pattern.compile("implements Feed<(\\w+)Event>");
    private static final Pattern CASE =
            Pattern.compile("case ((?:\\w+ \\w+,?\\s+)+)(?:when\\b[^{}]*?)?->\\s*(\\{\\s*(?://[^\n]*\\s*)*})?");
    private static final Pattern TYPE = Pattern.compile("(\\w+) \\w+");

    static List<FeedSource> of(Part part) {
        try (var modules = Files.list(Path.of(".."))) {
            var module = modules.filter(it -> it.getFileName().toString().startsWith(part.label() + "-"))
                    .findFirst()
                    .orElseThrow();
            try (var files = Files.walk(module.resolve("src/main/java"))) {
                return files.filter(it -> it.toString().endsWith("Feed.java"))
                        .map(FeedSource::text)
                        .filter(text -> FAMILY.matcher(text).find())
                        .map(FeedSource::read)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FeedSource read(String text) {
        var family = FAMILY.matcher(text).results().findFirst().orElseThrow().group(1);
        var heard = new TreeSet<String>();
        var passedBy = new TreeSet<String>();
        CASE.matcher(text)
                .results()
                .forEach(one -> TYPE.matcher(one.group(1))
                        .results()
                        .forEach(type -> (one.group(2) == null ? heard : passedBy).add(type.group(1))));
        return new FeedSource(family.toLowerCase(Locale.ROOT) + ".events", heard, passedBy);
    }

    /// But for those that have an effect with some contents alone.
    Set<String> heardInAnyCase() {
        var always = new TreeSet<>(heard);
        always.removeAll(passedBy);
        return always;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
