package care.continuum.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Says that a suite runs in a folder, and on which ports. The claim is a file lock, so that it ends with the process
/// however that dies; the note that a dead one left is passed over.
final class RunningNote implements AutoCloseable {

    private final Home home;
    private final FileLock lock;

    private RunningNote(Home home, FileLock lock) {
        this.home = home;
        this.lock = lock;
    }

    static RunningNote claim(Home home) {
        var lock = tryLock(home);
        if (lock == null) {
            throw new CannotRun("the suite runs already in " + home.folder() + "; ./continuum status says where.");
        }
        return new RunningNote(home, lock);
    }

    /// Whether a living process has claimed the folder.
    static boolean claimed(Home home) {
        if (!Files.exists(home.lock())) {
            return false;
        }
        var lock = tryLock(home);
        if (lock == null) {
            return true;
        }
        release(lock);
        return false;
    }

    void write(Shape shape, Ports ports) {
        var note = new Properties();
        note.setProperty("shape", shape.name());
        note.setProperty("pid", String.valueOf(ProcessHandle.current().pid()));
        ports.byName().forEach((name, port) -> note.setProperty("port." + name, String.valueOf(port)));
        try (var writer = Files.newBufferedWriter(home.note())) {
            note.store(writer, "the suite that runs here");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What runs in the folder now.
    static Optional<Running> read(Home home) {
        if (!claimed(home) || !Files.exists(home.note())) {
            return Optional.empty();
        }
        var note = new Properties();
        try (var reader = Files.newBufferedReader(home.note())) {
            note.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var ports = new TreeMap<String, Integer>();
        for (var name : note.stringPropertyNames()) {
            if (name.startsWith("port.")) {
                ports.put(name.substring("port.".length()), Integer.valueOf(note.getProperty(name)));
            }
        }
        return Optional.of(new Running(
                Shape.valueOf(note.getProperty("shape")), Long.parseLong(note.getProperty("pid")), new Ports(ports)));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(home.note());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(lock);
        }
    }

    private static @Nullable FileLock tryLock(Home home) {
        try {
            var channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A running suite as its note tells it.
    record Running(Shape shape, long pid, Ports ports) {}
}
