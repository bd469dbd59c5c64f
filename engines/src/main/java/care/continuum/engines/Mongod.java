package care.continuum.engines;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;

/// A plain standalone MongoDB server on the loopback interface.
public final class Mongod implements AutoCloseable {

    private static final long CHECKPOINT_UNDER_WAY_MILLIS = 400;
    private static final String FLUSHER = "pauseJournalFlusherThread";

    private final Guarded process;
    private final int port;
    private final Path data;

    private Mongod(Guarded process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    /// Starts a server on a data folder, new or used, and returns when it answers.
    ///
    /// @param progress told what is being done, a sentence at a time
    /// @throws EngineFailure when no `mongod` can be had or it does not start
    public static Mongod start(Path data, int port, Path log, Consumer<String> progress) {
        return start(data, port, log, progress, List.of());
    }

    /// The same, with a server that can be made to lose power.
    public static Mongod startBreakable(Path data, int port, Path log, Consumer<String> progress) {
        return start(data, port, log, progress, List.of("--setParameter=enableTestCommands=1"));
    }

    static Mongod start(Path data, int port, Path log, Consumer<String> progress, List<String> more) {
        var binary = MongodBinary.find(progress);
        try {
            Files.createDirectories(data);
            Files.createDirectories(log.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new EngineFailure("cannot write into " + data + ": " + e.getMessage(), e);
        }
        var command = new ArrayList<>(List.of(
                binary.toString(),
                "--dbpath=" + data,
                "--port=" + port,
                "--bind_ip=127.0.0.1",
                "--nounixsocket",
                "--wiredTigerCacheSizeGB=0.25",
                // A slow operation would stand in the log with all that it says of a person.
                "--slowOpSampleRate=0",
                "--setParameter=diagnosticDataCollectionEnabled=false"));
        command.addAll(more);
        var started = new Mongod(Guarded.watched("mongod", command, log), port, data);
        started.awaitAnswer();
        return started;
    }

    private void awaitAnswer() {
        try (var client = connect()) {
            process.await(Duration.ofSeconds(60), () -> answers(client));
        }
    }

    MongoClient connect() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.mode(ClusterConnectionMode.SINGLE)
                        .hosts(List.of(new ServerAddress("127.0.0.1", port)))
                        .serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(1, TimeUnit.SECONDS))
                .build());
    }

    private static boolean answers(MongoClient client) {
        try {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /// The engine's process, to put to sleep and wake.
    public ProcessHandle process() {
        return process.process();
    }

    /// Without a database, such as `mongodb://127.0.0.1:27017`.
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    /// @throws EngineFailure when the server has ended
    public void mustBeAlive() {
        process.mustBeAlive();
    }

    /// Ends it as a power cut would; starting again on the same folder recovers.
    public void kill() {
        process.kill();
    }

    /// Ends a breakable one as a power cut would that comes a while after the last write that reached the disk.
    /// What is written in this while can be read, and is gone on the next start. One that is only killed loses
    /// nothing: the operating system still has what it wrote.
    ///
    /// @param held what is done once nothing reaches the disk any more, such as to go on writing: who writes then
    ///             waits for ever
    /// @param last what is done just before the cut, such as to look up what can be read
    public void losePower(Runnable held, Duration after, Runnable last) throws InterruptedException {
        var journal = data.resolve("journal");
        var kept = data.resolveSibling(data.getFileName() + "-journal");
        try (var client = connect()) {
            hold(client, "pauseCheckpointThread");
            Thread.sleep(CHECKPOINT_UNDER_WAY_MILLIS);
            hold(client, "hangBeforeWaitingForWriteConcern");
            var entered = hold(client, FLUSHER);
            client.getDatabase("admin")
                    .runCommand(new Document("waitForFailPoint", FLUSHER)
                            .append("timesEntered", entered + 1)
                            .append("maxTimeMS", 10_000));
            copy(journal, kept);
            held.run();
            Thread.sleep(after);
            last.run();
            kill();
            delete(journal);
            Files.move(kept, journal);
        } catch (IOException e) {
            throw new EngineFailure("cannot set back " + journal + ": " + e.getMessage(), e);
        }
    }

    /// Lets the server stop at this point of its own. Returns how often it has been there.
    private static long hold(MongoClient client, String point) {
        return client.getDatabase("admin")
                .runCommand(new Document("configureFailPoint", point).append("mode", "alwaysOn"))
                .get("count", Number.class)
                .longValue();
    }

    private static void copy(Path folder, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Override
    public void close() {
        process.end(Duration.ofSeconds(10));
    }
}
