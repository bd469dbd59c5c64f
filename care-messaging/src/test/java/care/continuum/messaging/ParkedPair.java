package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.engines.TestEngines;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Two instances of the small suite with what the tests of parking ask of them.
final class ParkedPair implements AutoCloseable {

    static final String OPAL = "opal";

    private static final TestEngines ENGINES = TestEngines.get();

    private static @Nullable ParkedPair pair;

    final TellerRun one;
    final TellerRun two;
    private final String name;

    private ParkedPair(String name) {
        this.name = name;
        this.one = TellerRun.start(ENGINES.kafka(), ENGINES.mongo(), name).hearing();
        this.two = TellerRun.start(ENGINES.kafka(), ENGINES.mongo(), name).hearing();
    }

    /// The one pair of all tests of this process.
    static synchronized ParkedPair shared() {
        if (pair == null) {
            pair = new ParkedPair(ENGINES.freshName("parked"));
            Runtime.getRuntime().addShutdownHook(new Thread(pair::close));
        }
        return pair;
    }

    @Override
    public void close() {
        one.close();
        two.close();
    }

    /// A client who tells these lines, those with `poison` unbearable, and who is parked with the first
    /// of these.
    UUID withPoison(String... lines) {
        for (var line : lines) {
            if (line.startsWith("poison")) {
                one.application().unbearable.add(line);
                two.application().unbearable.add(line);
            }
        }
        var client = one.begin();
        List.of(lines).forEach(line -> one.add(client, line));
        var from = List.of(lines).stream()
                .takeWhile(it -> !it.startsWith("poison"))
                .count();
        await().untilAsserted(() -> assertThat(parked(client)).hasSize((int) (lines.length - from)));
        return client;
    }

    void mend(String line) {
        one.application().unbearable.remove(line);
        two.application().unbearable.remove(line);
    }

    ParkingDesk desk() {
        return one.context.getBean(ParkingDesk.class);
    }

    MendingDesk mending() {
        return one.context.getBean(MendingDesk.class);
    }

    static Inbox<?> inbox(TellerRun run) {
        return run.context.getBean(Inboxes.class).of("stories");
    }

    static RedriveDesk.Report redrive(TellerRun run, UUID client) {
        return run.context.getBean(RedriveDesk.class).redrive(null, client.toString(), "", OPAL);
    }

    static List<RedriveDesk.Outcome> became(RedriveDesk.Report report) {
        return report.lines().stream()
                .flatMap(line -> line.events().stream())
                .map(RedriveDesk.Step::outcome)
                .toList();
    }

    List<String> parked(UUID client) {
        return parked(one, client);
    }

    static List<String> parked(TellerRun run, UUID client) {
        return run.context.getBean(Parking.class).among("stories", List.of(client.toString())).values().stream()
                .flatMap(it -> it.ids().stream())
                .toList();
    }

    List<Parked> waiting(UUID client) {
        var queue = one.context
                .getBean(Parking.class)
                .among("stories", List.of(client.toString()))
                .get(client.toString());
        return queue == null
                ? List.of()
                : List.copyOf(one.context
                        .getBean(Ledger.class)
                        .events(queue, queue.ids())
                        .values());
    }

    long payloads(UUID client) {
        return collection("parked_events").countDocuments(new Document("client", client.toString()));
    }

    /// All that is stored, once what was told has left the outboxes.
    Map<String, List<Document>> everything() {
        await().untilAsserted(() -> assertThat(collection("stories").countDocuments(new Document("_pending", true)))
                .isZero());
        var all = new TreeMap<String, List<Document>>();
        for (var each : List.of("stories", "audiences", "parked_events", "parked_queues", "parked_audit")) {
            all.put(each, collection(each).find().sort(new Document("_id", 1)).into(new ArrayList<>()));
        }
        return all;
    }

    private MongoCollection<Document> collection(String name) {
        return one.context.getBean(MongoTemplate.class).getCollection(name);
    }

    void tell(UUID client, int sequence, String payload) {
        var told = new ProducerRecord<>(name + ".stories", client.toString(), payload.getBytes(UTF_8));
        headers(client, sequence).forEach((header, value) -> told.headers().add(header, value.getBytes(UTF_8)));
        send(told);
    }

    private static Map<String, String> headers(UUID client, int sequence) {
        return Map.of(
                "ce_id",
                client + "-" + sequence,
                "ce_source",
                StoryEvent.CONTRACT.source(),
                "ce_type",
                "test.teller.LineAdded.v1",
                "ce_time",
                "2026-03-02T14:00:00Z",
                "ce_sequence",
                String.valueOf(sequence),
                "ce_aggregate",
                client.toString());
    }

    /// Two records that inflate: one with headers, one without.
    void tellLarge(UUID client, int bytes) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                ENGINES.kafka(),
                "compression.type",
                "gzip",
                "max.request.size",
                2 * bytes,
                "buffer.memory",
                4L * bytes);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var named = new ProducerRecord<>(name + ".stories", client.toString(), new byte[bytes]);
            headers(client, 1_000).forEach((header, value) -> named.headers().add(header, value.getBytes(UTF_8)));
            var _ = producer.send(named);
            var _ = producer.send(new ProducerRecord<>(name + ".stories", client.toString(), new byte[bytes]));
        }
    }

    /// A dead letter that cannot be compressed.
    void keepLarge(int bytes) {
        var value = new byte[bytes];
        new Random(1).nextBytes(value);
        Map<String, Object> settings = Map.of("bootstrap.servers", ENGINES.kafka(), "max.request.size", 2 * bytes);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var _ = producer.send(new ProducerRecord<>(name + ".stories.teller.dlt", value));
        }
    }

    static void tellAgain(ConsumerRecord<String, byte[]> told) {
        send(new ProducerRecord<>(told.topic(), null, null, told.key(), told.value(), told.headers()));
    }

    private static void send(ProducerRecord<String, byte[]> told) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", ENGINES.kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(told);
        }
    }
}
