package care.continuum.local.stack;

import care.continuum.engines.Shielded;
import care.continuum.engines.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process that this one started. It ends with this one however that dies: the end of its standard input tells it.
record Child(String name, List<String> command, Process process, Path log) {

    private static final int LONGEST = 500;

    static Child start(String name, List<String> command, Path log) {
        try {
            var process = new ProcessBuilder(Shielded.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Child(name, command, process, log);
        } catch (IOException e) {
            throw new CannotRun("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /// Another process of the same command.
    Child again() {
        return start(name, command, log);
    }

    /// Puts it to sleep, as a machine does that stands still.
    void pause() {
        Signals.pause(process.toHandle());
    }

    void resume() {
        Signals.resume(process.toHandle());
    }

    void mustBeAlive() {
        if (!process.isAlive()) {
            throw new CannotRun("%s ended with %d while it should run; %s says why.%s"
                    .formatted(name, process.exitValue(), log, lastWords()));
        }
    }

    void askToEnd() {
        process.destroy();
    }

    void awaitEnd(long millis) throws InterruptedException {
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor(2, TimeUnit.SECONDS);
        }
    }

    /// The last line of the log that tells of an error, on a line of its own: the hosting's own word if there is one.
    private String lastWords() {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains("ERROR") || line.contains("OutOfMemory"))
                    .reduce((earlier, later) -> earlier.startsWith(Host.FAILED) ? earlier : later)
                    .map(line -> System.lineSeparator() + "  " + shortened(line))
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
