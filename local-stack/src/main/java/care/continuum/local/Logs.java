package care.continuum.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what the processes wrote.
@Command(name = "logs", description = "Shows what the processes wrote.", mixinStandardHelpOptions = true)
final class Logs implements Callable<Integer> {

    private static final int CHUNK = 1 << 16;
    private static final List<String> SERVICES = List.of("intake", "scheduling", "attendance", "aftercare");
    private static final List<String> EDGE = List.of("gateway", "outcomes");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "<name>",
            description =
                    "intake, scheduling, attendance, aftercare, outcomes, gateway, kafka or mongod; all without it.")
    private @Nullable String name;

    @Option(
            names = "--lines",
            paramLabel = "<number>",
            defaultValue = "40",
            description = "How many of the last lines of each log; ${DEFAULT-VALUE} without it.")
    private long lines;

    @Option(names = "-f", description = "Goes on until Ctrl-C. Needs a name.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (lines < 1) {
            throw new ParameterException(spec.commandLine(), "--lines must be 1 or more.");
        }
        var folder = Home.usual().logs();
        if (name == null) {
            if (follow) {
                throw new CannotRun("say which log to follow, for example ./continuum logs intake -f");
            }
            return all(folder);
        }
        var file = newest(folder, name);
        show(file);
        if (follow) {
            follow(file);
        }
        return 0;
    }

    private int all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            System.out.println("no logs yet");
            return 0;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(path -> path.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                System.out.println("==> " + file);
                show(file);
            }
        }
        return 0;
    }

    /// In the compact shape several services write into one log; the one written last is meant.
    private static Path newest(Path folder, String name) throws IOException {
        var hosting = SERVICES.contains(name) ? "services" : EDGE.contains(name) ? "edge" : name;
        Path newest = null;
        for (var candidate : List.of(name, hosting)) {
            var file = folder.resolve(candidate + ".log");
            if (Files.isRegularFile(file)
                    && (newest == null
                            || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(newest)) > 0)) {
                newest = file;
            }
        }
        if (newest == null) {
            throw new CannotRun("there is no log of '%s' in %s.".formatted(name, folder));
        }
        return newest;
    }

    private void show(Path file) throws IOException {
        lastLines(file, lines, System.out::println);
    }

    /// Whatever the bytes are: those that are no UTF-8 are shown as the sign for it.
    static void lastLines(Path file, long lines, Consumer<String> out) throws IOException {
        try (var log = Files.newInputStream(file)) {
            log.skipNBytes(begin(file, lines));
            new BufferedReader(new InputStreamReader(log, UTF_8)).lines().forEach(out);
        }
    }

    /// Where the last lines begin, found from the end: a log may be long.
    private static long begin(Path file, long lines) throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var bytes = new byte[CHUNK];
            var left = lines;
            // The end of the last line begins none.
            for (var end = log.length() - 1; end > 0; ) {
                var from = Math.max(0, end - CHUNK);
                log.seek(from);
                log.readFully(bytes, 0, (int) (end - from));
                for (var at = (int) (end - from) - 1; at >= 0; at--) {
                    if (bytes[at] == '\n' && --left == 0) {
                        return from + at + 1;
                    }
                }
                end = from;
            }
            return 0;
        }
    }

    private static void follow(Path file) throws IOException, InterruptedException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(log.length());
            while (true) {
                var line = log.readLine();
                if (line == null) {
                    Thread.sleep(200);
                } else {
                    // It gives each byte as a character.
                    System.out.println(new String(line.getBytes(ISO_8859_1), UTF_8));
                }
            }
        }
    }
}
