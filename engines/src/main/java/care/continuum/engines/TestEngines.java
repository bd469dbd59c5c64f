package care.continuum.engines;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/// One broker and one `mongod` for all tests of a build, started by the first test that asks and ended with the
/// build. Tests keep apart by names of their own.
///
/// @param kafka the bootstrap servers
/// @param mongo the address of the server, without a database
public record TestEngines(String kafka, String mongo) {

    private static final AtomicInteger NAMES = new AtomicInteger();

    /// The engines of this build.
    ///
    /// @throws EngineFailure when they cannot be started
    public static TestEngines get() {
        return Holder.ENGINES;
    }

    /// A name that no other test of this build uses, for a database, a topic prefix or a group.
    public String freshName(String prefix) {
        return "%s-%d-%d".formatted(prefix, ProcessHandle.current().pid(), NAMES.incrementAndGet());
    }

    private static TestEngines find() {
        var build = ProcessHandle.current().parent().orElseGet(ProcessHandle::current);
        var folder = Keeper.folder(build);
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(folder.resolve(Keeper.NOTE))) {
                    startKeeper(build, folder);
                }
            }
            var note = new Properties();
            try (var in = Files.newBufferedReader(folder.resolve(Keeper.NOTE))) {
                note.load(in);
            }
            return new TestEngines(note.getProperty("kafka"), note.getProperty("mongo"));
        } catch (IOException e) {
            throw new EngineFailure("cannot share engines in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void startKeeper(ProcessHandle build, Path folder) throws IOException {
        var log = folder.resolve("keeper.log");
        var command = Shielded.command(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Dlogback.configurationFile=care/continuum/engines/broker-logback.xml",
                "-cp",
                wholeClassPath(),
                Keeper.class.getName(),
                String.valueOf(build.pid())));
        var keeper = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var guarded = new Guarded("the keeper of the test engines", keeper, keeper.toHandle(), log);
        guarded.await(Duration.ofMinutes(10), () -> Files.exists(folder.resolve(Keeper.NOTE)));
    }

    /// The test runner may hide it in the manifest of a jar that it deletes before the keeper ends.
    private static String wholeClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /// Started once per process.
    private static final class Holder {
        private static final TestEngines ENGINES = find();
    }
}
