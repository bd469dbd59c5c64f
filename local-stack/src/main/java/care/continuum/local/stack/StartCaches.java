package care.continuum.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.engines.Caches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the JVM keeps of an earlier start of a process with the same class path, for each checkout of the repository.
/// The JVM itself passes over one that does not fit the class path any more.
public final class StartCaches {

    private StartCaches() {}

    /// Forgets all of them, and makes room for new ones.
    public static void clear(Path root) throws IOException {
        Home.delete(folder(root));
        Files.createDirectories(folder(root));
    }

    /// What stands on the command line of the JVM that hosts the parts.
    static List<String> options(Path root, List<Part> parts, boolean training) {
        var hosted = parts.stream().map(Part::label).collect(Collectors.joining("-"));
        var file = folder(root).resolve(hosted + ".aot");
        if (training) {
            return List.of("-XX:AOTCacheOutput=" + file);
        }
        return Files.exists(file) ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off") : List.of("-Xshare:auto");
    }

    private static Path folder(Path root) {
        var checkout = UUID.nameUUIDFromBytes(root.toString().getBytes(UTF_8));
        return Caches.folder().resolve("start").resolve(checkout.toString());
    }
}
