package care.continuum.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A child process that a Ctrl-C in the terminal does not reach, and that ends with this process however that dies:
/// the end of its standard input tells.
///
/// @param guard   the process that was started: the engine, or the shell that watches over it
/// @param process the engine itself
record Guarded(String name, Process guard, ProcessHandle process, Path log) {

    /// For a program that does not watch its standard input: a shell does it.
    private static final String WATCH = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            engine=$!
            echo $engine > "$PID_FILE"
            (read -r _ <&3; kill $engine 2>/dev/null) >/dev/null 2>&1 &
            watcher=$!
            wait $engine
            code=$?
            kill $watcher 2>/dev/null
            exit $code
            """;

    /// Starts a program that ends by itself when its standard input does.
    static Guarded watching(String name, List<String> command, Path log) {
        var process = start(name, new ProcessBuilder(Shielded.command(command)), log);
        return new Guarded(name, process, process.toHandle(), log);
    }

    /// Starts any other program.
    static Guarded watched(String name, List<String> command, Path log) {
        try {
            var pidFile = Files.createTempFile(log.toAbsolutePath().getParent(), name, ".pid");
            var whole = new ArrayList<>(List.of("/bin/sh", "-c", WATCH, name));
            whole.addAll(command);
            var builder = new ProcessBuilder(Shielded.command(whole));
            builder.environment().put("PID_FILE", pidFile.toString());
            var guard = start(name, builder, log);
            var pid = awaitPid(pidFile, guard);
            Files.delete(pidFile);
            return new Guarded(name, guard, ProcessHandle.of(pid).orElse(guard.toHandle()), log);
        } catch (IOException e) {
            throw new EngineFailure("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    private static Process start(String name, ProcessBuilder builder, Path log) {
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new EngineFailure("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    private static long awaitPid(Path file, Process guard) throws IOException {
        while (guard.isAlive()) {
            var text = Files.readString(file);
            if (text.endsWith("\n")) {
                return Long.parseLong(text.strip());
            }
            pause();
        }
        return guard.pid();
    }

    /// @throws EngineFailure with the last words of the log when it has ended
    void mustBeAlive() {
        if (!guard.isAlive()) {
            throw new EngineFailure(
                    "%s ended with %d; %s says why:%n%s".formatted(name, guard.exitValue(), log, lastWords()));
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }

    /// Waits for a condition, as long as the process lives.
    void await(Duration limit, Probe probe) {
        var end = System.nanoTime() + limit.toNanos();
        while (!probe.holds()) {
            mustBeAlive();
            if (System.nanoTime() > end) {
                end(Duration.ZERO);
                throw new EngineFailure(
                        "%s did not answer within %d s; see %s".formatted(name, limit.toSeconds(), log));
            }
            pause();
        }
    }

    /// Asks it to end and insists after a while.
    void end(Duration patience) {
        try {
            process.destroy();
            if (!guard.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /// Ends it as a power cut would.
    void kill() {
        process.destroyForcibly();
        guard.onExit().join();
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("interrupted while an engine was starting", e);
        }
    }

    /// Asked until it holds.
    interface Probe {
        boolean holds();
    }
}
