package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.engines.Broker;
import care.continuum.engines.FreePorts;
import care.continuum.engines.Mongod;
import care.continuum.engines.TestEngines;
import care.continuum.messaging.StoryEvent.LineAdded;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engines go away and come back.
class OutageIT {

    private static final Duration AWAY = Duration.ofSeconds(45);
    private static final int LINES = 9;

    @TempDir
    private Path folder;

    @Test
    void whatArrivesWhileMongoDbIsAwayIsNeitherSkippedNorParked() throws Exception {
        var port = FreePorts.find(1).getFirst();
        var first = startMongod(port);
        var name = TestEngines.get().freshName("outage");
        var clients = IntStream.range(0, 30).mapToObj(_ -> UUID.randomUUID()).toList();
        try (var run = TellerRun.start(TestEngines.get().kafka(), first.uri(), name)
                        .hearing();
                var producer = producer(TestEngines.get().kafka())) {
            tell(producer, name, clients, 1);
            clients.forEach(client -> run.awaitHeard(client, lines(1)));

            first.kill();
            var end = System.nanoTime() + AWAY.toNanos();
            for (int line = 2; line <= LINES; line++) {
                tell(producer, name, clients, line);
                Thread.sleep(Math.max(1, (end - System.nanoTime()) / 1_000_000 / (LINES + 1 - line)));
            }
            try (var again = startMongod(port)) {
                clients.forEach(client -> run.awaitHeard(client, lines(LINES)));
                try (var mongo = MongoClients.create(again.uri())) {
                    assertThat(mongo.getDatabase(name)
                                    .getCollection("parked_events")
                                    .countDocuments())
                            .isZero();
                }
            }
        }
    }

    @Test
    void noCommandIsRefusedWhileKafkaIsAwayAndAllIsToldInOrderWhenItIsBack() {
        var port = FreePorts.find(1).getFirst();
        var first = startBroker(port);
        var name = TestEngines.get().freshName("outage");
        try (var run = TellerRun.start(
                        first.bootstrapServers(), TestEngines.get().mongo(), name)
                .hearing()) {
            var clients = IntStream.range(0, 20).mapToObj(_ -> run.begin()).toList();
            clients.forEach(client -> run.add(client, "line 1"));
            clients.forEach(client -> run.awaitHeard(client, lines(1)));

            first.kill();
            for (int line = 2; line <= LINES; line++) {
                var text = "line " + line;
                clients.forEach(client -> run.add(client, text));
            }
            try (var again = startBroker(port)) {
                again.mustBeAlive();
                clients.forEach(client -> run.awaitHeard(client, lines(LINES)));
                clients.forEach(client -> assertThat(firstCopies(run, client))
                        .isEqualTo(IntStream.rangeClosed(1, LINES)
                                .mapToObj(String::valueOf)
                                .toList()));
                await().untilAsserted(() -> assertThat(waiting(name)).isZero());
            }
        }
    }

    @Test
    void aServiceStartsAndTakesCommandsWhileTheNameOfKafkaDoesNotResolve() {
        var name = TestEngines.get().freshName("outage");
        try (var run = TellerRun.start("kafka.invalid:9092", TestEngines.get().mongo(), name)) {
            var ana = run.begin();
            run.add(ana, "line 1");

            await().untilAsserted(() ->
                    assertThat(run.context.getBean(Relay.class).struggling()).isTrue());
            assertThat(run.add(ana, "line 2")).isEqualTo(2);
            assertThat(waiting(name)).isEqualTo(1);
        }
    }

    private static long waiting(String name) {
        try (var mongo = MongoClients.create(TestEngines.get().mongo())) {
            return mongo.getDatabase(name).getCollection("stories").countDocuments(new Document("_pending", true));
        }
    }

    /// The sequence numbers in the topic without those that were there before.
    private static List<String> firstCopies(TellerRun run, UUID client) {
        var seen = new ArrayList<String>();
        run.records(client).stream()
                .map(it -> TellerRun.header(it, "ce_sequence"))
                .filter(it -> !seen.contains(it))
                .forEach(seen::add);
        return seen;
    }

    private static List<String> lines(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(it -> "line " + it).toList();
    }

    private Mongod startMongod(int port) {
        return Mongod.start(folder.resolve("mongodb"), port, folder.resolve("mongod.log"), _ -> {});
    }

    private Broker startBroker(int port) {
        return Broker.start(folder.resolve("kafka"), port, folder.resolve("kafka.log"), _ -> {});
    }

    private static KafkaProducer<String, byte[]> producer(String kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    /// The next line of each client, as another service would tell it.
    private static void tell(KafkaProducer<String, byte[]> producer, String name, List<UUID> clients, int line)
            throws Exception {
        for (var client : clients) {
            var event = new LineAdded(client, "line " + line, line);
            var message = new ProducerRecord<>(
                    name + ".stories", client.toString(), EventContract.JSON.writeValueAsBytes(event));
            Map.of(
                            "ce_id", client + "-" + line,
                            "ce_source", StoryEvent.CONTRACT.source(),
                            "ce_type", StoryEvent.CONTRACT.typeOf(event),
                            "ce_time", Instant.EPOCH.toString(),
                            "ce_sequence", String.valueOf(line),
                            "ce_aggregate", client.toString())
                    .forEach((header, value) -> message.headers().add(header, value.getBytes(UTF_8)));
            producer.send(message).get();
        }
    }
}
