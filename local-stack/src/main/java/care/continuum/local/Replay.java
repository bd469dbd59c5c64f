package care.continuum.local;

import care.continuum.local.replay.ReplayRun;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import care.continuum.local.stack.Shape;
import care.continuum.local.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plays a cohort from CSV files on a suite of its own.
@Command(
        name = "replay",
        description = "Plays a cohort of people through the public API and checks what became of them.",
        mixinStandardHelpOptions = true)
final class Replay implements Callable<Integer> {

    @Parameters(
            paramLabel = "<folder>",
            description = "Folder with clients.csv, screenings.csv and attendance.csv, such as demo-data/cohort.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--out", paramLabel = "<file>", description = "Writes the table of all clients there, as JSON.")
    private @Nullable Path out;

    @Option(names = "--processes", description = "One process for each service, as in production.")
    private boolean processes;

    @Override
    public Integer call() throws IOException {
        var progress = new Progress(System.out);
        var run = ReplayRun.of(whereCalled(folder), progress);
        mustBeWritable();
        progress.say("the cohort is well-formed: %d people".formatted(run.size()));
        var home = Home.fresh("replay");
        try (var stack = Stack.start(home, processes ? Shape.PROCESSES : Shape.COMPACT, Ports.free(), progress)) {
            var result = run.play(stack.ports());
            System.out.println(result.told());
            if (out != null) {
                Files.write(whereCalled(out), result.table());
                progress.say("the table is in " + out);
            }
            progress.say(
                    result.holds() ? "every check holds" : "NOT every check holds; the logs are in " + home.logs());
            return result.holds() ? 0 : 1;
        }
    }

    /// Better known before the work than after it.
    private void mustBeWritable() {
        if (out != null) {
            var parent = whereCalled(out).toAbsolutePath().getParent();
            if (Files.isDirectory(whereCalled(out)) || parent == null || !Files.isWritable(parent)) {
                throw new CannotRun("cannot write the table to " + out + ".");
            }
        }
    }

    /// The script changes into the repository; a relative path is meant from where it was called.
    private static Path whereCalled(Path path) {
        return Path.of(System.getProperty("continuum.called-from", "")).resolve(path);
    }
}
