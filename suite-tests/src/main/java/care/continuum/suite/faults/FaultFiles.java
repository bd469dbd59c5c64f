package care.continuum.suite.faults;

import care.continuum.local.stack.Home;
import care.continuum.local.stack.Part;
import care.continuum.messaging.checker.Fact.Bugged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Tells the services' processes, in files of a folder that they watch, what goes wrong in them.
final class FaultFiles {

    private static final String KILL = ".kill";
    private static final String SKEW = ".skew";

    private final Path folder;
    private final List<Bugged> bugged = new ArrayList<>();
    private boolean skewed;

    private FaultFiles(Path folder) {
        this.folder = folder;
    }

    /// In an empty folder.
    static FaultFiles in(Path folder) {
        try {
            Home.delete(folder);
            Files.createDirectories(folder);
            return new FaultFiles(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /// Kills the part when it reaches the step for the n-th time.
    void arm(Part part, String step, int times) {
        write(part.label() + KILL, step + " " + times);
    }

    /// Whether what [#arm] told is still to come.
    boolean isArmed(Part part) {
        return Files.exists(file(part, KILL));
    }

    /// Takes back what [#arm] told. False where there is nothing to take back: the part ends in this moment, or has.
    boolean disarm(Part part) {
        return isGone(file(part, KILL));
    }

    /// From its next start on the part's clock is ahead so far.
    void skew(Part part, long millis) {
        skewed = true;
        write(part.label() + SKEW, String.valueOf(millis));
    }

    /// True where the part has had a wrong clock until now: it goes by the right one from its next start on.
    boolean setRight(Part part) {
        return isGone(file(part, SKEW));
    }

    /// Whether every clock has been right at all times.
    boolean clocksWereRight() {
        return !skewed;
    }

    /// The part cannot bear an event of this client; an empty text takes it back.
    void bug(Part part, String client) {
        if (!client.isEmpty()) {
            bugged.add(new Bugged(part.label(), client));
        }
        write(part.label() + ".bug", client);
    }

    /// Whose events some service could not bear for a while.
    List<Bugged> bugged() {
        return List.copyOf(bugged);
    }

    private Path file(Part part, String kind) {
        return folder.resolve(part.label() + kind);
    }

    /// Deletes a file; false where there is none.
    private static boolean isGone(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nobody reads half a file.
    private void write(String name, String text) {
        try {
            var half = folder.resolve(name + ".half");
            Files.writeString(half, text);
            Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
