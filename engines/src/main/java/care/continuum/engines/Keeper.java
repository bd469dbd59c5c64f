package care.continuum.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/// The main class of the process that owns the engines of a build's tests: they end when the build does.
final class Keeper {

    static final String NOTE = "engines.properties";

    private Keeper() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        var build = ProcessHandle.of(Long.parseLong(args[0]))
                .orElseThrow(() -> new EngineFailure("the build has ended already"));
        var folder = folder(build);
        try (var mongod = Mongod.start(
                        folder.resolve("mongodb"),
                        FreePorts.find(1).getFirst(),
                        folder.resolve("mongod.log"),
                        Keeper::say);
                var broker = Broker.start(
                        folder.resolve("kafka"),
                        FreePorts.find(1).getFirst(),
                        folder.resolve("kafka.log"),
                        Keeper::say)) {
            var note = new Properties();
            note.setProperty("kafka", broker.bootstrapServers());
            note.setProperty("mongo", mongod.uri());
            var draft = folder.resolve(NOTE + ".draft");
            try (var out = Files.newBufferedWriter(draft)) {
                note.store(out, null);
            }
            Files.move(draft, folder.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE);
            build.onExit().join();
            mongod.kill();
            broker.kill();
        } finally {
            Folders.delete(folder);
        }
    }

    private static void say(String sentence) {
        System.out.println(sentence);
    }

    /// Where the engines of a build have their data: another one for each run of the build.
    static Path folder(ProcessHandle build) {
        var started = build.info().startInstant().map(it -> it.toEpochMilli()).orElse(0L);
        return Path.of(System.getProperty("java.io.tmpdir"), "continuum-tests-%d-%d".formatted(build.pid(), started));
    }
}
