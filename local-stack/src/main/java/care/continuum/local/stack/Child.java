package care.continuum.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.engines.Shielded;
import care.continuum.engines.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process that this one started. It ends with this one however that dies: the end of its standard input tells it.
///
/// @param said how long the log was before, in bytes
record Child(String name, List<String> command, Process process, Path log, long said) {

    private static final int LONGEST = 500;

    static Child start(String name, List<String> command, Path log) {
        try {
            var said = Files.exists(log) ? Files.size(log) : 0;
            var process = new ProcessBuilder(Shielded.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Child(name, command, process, log, said);
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

    /// How it ended, in a line for people and one of its log.
    String told() {
        var words = lastWords();
        return "%s ended with %d%s"
                .formatted(name, process.exitValue(), words.isEmpty() ? "" : "; its log says:" + words);
    }

    void askToEnd() {
        process.destroy();
    }

    void awaitEnd(long millis) throws InterruptedException {
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor(2, TimeUnit.SECONDS);
        }
    }

    /// The last line that this process logged of an error, on a line of its own: the hosting's own word if
    /// there is one, and the very last line if none tells of any.
    private String lastWords() {
        var last = "";
        var error = "";
        try (var file = Files.newInputStream(log)) {
            file.skipNBytes(said);
            var lines = new BufferedReader(new InputStreamReader(file, UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.isBlank() ? last : line;
                var tells = line.contains("ERROR") || line.contains("OutOfMemory");
                error = tells && !error.startsWith(Host.FAILED) ? line : error;
            }
        } catch (IOException gone) {
            return "";
        }
        var words = error.isEmpty() ? last : error;
        return words.isEmpty() ? "" : System.lineSeparator() + "  " + shortened(words);
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
