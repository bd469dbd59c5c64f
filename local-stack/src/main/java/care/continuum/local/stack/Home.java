package care.continuum.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The folder of one suite: its data, its logs, and the note of what runs.
///
/// @param root   the repository, where the packaged modules are
/// @param folder the suite's own
/// @param passing whether the data go with the suite when it ends
public record Home(Path root, Path folder, boolean passing) {

    private static final long LEAST_FREE = 1L << 30;

    /// The repository that the script told, else the folder in which the program was started.
    public static Path repository() {
        return Path.of(System.getProperty("continuum.root", "."))
                .toAbsolutePath()
                .normalize();
    }

    /// The one of `./continuum up`.
    public static Home usual() {
        return new Home(repository(), repository().resolve(".continuum"), false);
    }

    /// A fresh one for one run of a command that disturbs nothing. Its logs stay, its data do not.
    public static Home fresh(String command) {
        var name = command + "-" + ProcessHandle.current().pid();
        return new Home(repository(), runs().resolve(name), true);
    }

    /// The usual one and those of the runs that were made.
    public static List<Home> all() throws IOException {
        var homes = new ArrayList<Home>();
        homes.add(usual());
        if (Files.isDirectory(runs())) {
            try (var folders = Files.list(runs())) {
                folders.filter(Files::isDirectory).forEach(folder -> homes.add(new Home(repository(), folder, true)));
            }
        }
        return homes;
    }

    private static Path runs() {
        return usual().folder().resolve("runs");
    }

    public Path data() {
        return folder.resolve("data");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    Path note() {
        return folder.resolve("running.properties");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Home create() {
        try {
            if (passing) {
                delete(data());
            }
            Files.createDirectories(data());
            Files.createDirectories(logs());
            if (Files.getFileStore(folder).getUsableSpace() < LEAST_FREE) {
                throw new CannotRun("there is less than 1 GB free on the disk of " + folder + "; make room first.");
            }
            return this;
        } catch (IOException e) {
            throw new CannotRun("cannot write into " + folder + ": " + e.getMessage(), e);
        }
    }

    /// Deletes what the suite stored and wrote here.
    public void clear() {
        delete(data());
        delete(logs());
        delete(note());
        if (passing) {
            delete(folder);
        }
    }

    /// Deletes a file or a folder with all that is in it; fine where there is nothing.
    public static void delete(Path path) {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
