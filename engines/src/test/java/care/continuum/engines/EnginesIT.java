package care.continuum.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesIT {

    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void whatAKilledDatabaseAcknowledgedIsThereAfterItsRestart() {
        var port = FreePorts.find(1).getFirst();
        var first = startMongod(port);
        try (var client = MongoClients.create(first.uri())) {
            client.getDatabase("db")
                    .getCollection("kept")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                    .insertOne(new Document("_id", 1));
        }
        first.kill();

        try (var again = startMongod(port);
                var client = MongoClients.create(again.uri())) {
            assertThat(client.getDatabase("db").getCollection("kept").countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    void aKilledBrokerKeepsItsTopics() throws ExecutionException, InterruptedException {
        var port = FreePorts.find(1).getFirst();
        var first = startBroker(port);
        try (var admin = Admin.create(Map.of("bootstrap.servers", first.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1)))
                    .all()
                    .get();
        }
        first.kill();

        try (var again = startBroker(port);
                var admin = Admin.create(Map.of("bootstrap.servers", again.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }

    @Test
    void aPowerCutTakesBackWhatWasSeenAndNotWhatWasAcknowledged() throws InterruptedException {
        var port = FreePorts.find(1).getFirst();
        var acknowledged = new ConcurrentLinkedQueue<Integer>();
        var seen = new ConcurrentLinkedQueue<Integer>();
        try (var mongod = Mongod.startBreakable(
                        folder.resolve("mongodb"), port, folder.resolve("mongod.log"), told::add);
                var client = MongoClients.create(mongod.uri() + "/?w=1&journal=true&serverSelectionTimeoutMS=500")) {
            var notes = client.getDatabase("test").getCollection("notes");
            untilItIsGone(() -> {
                for (int next = 0; mongod.process().isAlive(); next++) {
                    var id = next;
                    untilItIsGone(() -> {
                        notes.insertOne(new Document("_id", id));
                        acknowledged.add(id);
                    });
                    LockSupport.parkNanos(20_000_000);
                }
            });
            untilItIsGone(() -> {
                while (true) {
                    notes.find().forEach(note -> seen.add(note.getInteger("_id")));
                }
            });
            await().until(() -> acknowledged.size() > 20);

            mongod.losePower(() -> {}, Duration.ofSeconds(1), () -> {});
        }
        try (var again = startMongod(port);
                var client = MongoClients.create(again.uri())) {
            var kept = client.getDatabase("test").getCollection("notes").find().map(note -> note.getInteger("_id"));
            assertThat(kept.into(new HashSet<>()).containsAll(acknowledged)).isTrue();
            var lost = new HashSet<>(seen);
            lost.removeAll(kept.into(new HashSet<>()));
            assertThat(lost).isNotEmpty();
        }
    }

    private static void untilItIsGone(Runnable work) {
        Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (MongoException gone) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void aSlowOperationDoesNotStandInTheLog() throws IOException {
        try (var mongod = startMongod(FreePorts.find(1).getFirst());
                var client = MongoClients.create(mongod.uri())) {
            var people = client.getDatabase("test").getCollection("people");
            people.insertOne(new Document("_id", 1));

            people.find(new Document("$where", "sleep(300) || 'Quibrax'")).first();

            assertThat(Files.readString(folder.resolve("mongod.log"))).doesNotContain("Quibrax");
        }
    }

    @Test
    void aTakenPortIsToldWithTheLastWordsOfTheServer() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(EngineFailure.class)
                    .isThrownBy(() -> startMongod(taken.getLocalPort()))
                    .withMessageContaining("mongod.log says why");
        }
    }

    @Test
    void anEngineEndsWithTheProcessThatStartedIt() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var parent = new ProcessBuilder(java, "-cp", classPath, Starter.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .start();
        var pids = parent.inputReader()
                .lines()
                .filter(line -> line.startsWith("started"))
                .findFirst()
                .orElseThrow();
        var engines = List.of(pids.split(" ")).subList(1, 3).stream()
                .map(Long::parseLong)
                .map(pid -> ProcessHandle.of(pid).orElseThrow())
                .toList();

        parent.destroyForcibly().waitFor();

        await().until(() -> engines.stream().noneMatch(ProcessHandle::isAlive));
    }

    private Mongod startMongod(int port) {
        return Mongod.start(folder.resolve("mongodb"), port, folder.resolve("mongod.log"), told::add);
    }

    private Broker startBroker(int port) {
        return Broker.start(folder.resolve("kafka"), port, folder.resolve("kafka.log"), told::add);
    }

    /// A parent to kill.
    static final class Starter {

        private Starter() {}

        public static void main(String[] args) throws InterruptedException {
            Parent.endWithIt();
            var folder = Path.of(args[0]);
            Mongod.start(folder.resolve("db"), FreePorts.find(1).getFirst(), folder.resolve("a.log"), it -> {});
            Broker.start(folder.resolve("logs"), FreePorts.find(1).getFirst(), folder.resolve("b.log"), it -> {});
            var pids = ProcessHandle.current()
                    .descendants()
                    .filter(it -> it.children().findAny().isEmpty())
                    .filter(it -> it.info()
                            .command()
                            .filter(c -> c.contains("mongod") || c.contains("java"))
                            .isPresent())
                    .map(it -> String.valueOf(it.pid()))
                    .toList();
            System.out.println("started " + String.join(" ", pids));
            Thread.sleep(600_000);
        }
    }
}
