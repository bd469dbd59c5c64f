package care.continuum.messaging;

import static care.continuum.messaging.TellerRun.LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import care.continuum.engines.TestEngines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/// The promises of this module on a real broker and a real mongod.
class ReliableEventsIT {

    private static final TestEngines ENGINES = TestEngines.get();
    private static final String NAME = ENGINES.freshName("teller");
    private static TellerRun teller;

    @BeforeAll
    static void start() {
        teller = TellerRun.start(ENGINES.kafka(), ENGINES.mongo(), NAME).hearing();
    }

    @AfterAll
    static void stop() {
        teller.close();
    }

    @Test
    void whatWasDecidedIsToldInOrderAndHeardOnce() {
        var ana = teller.begin();
        var lines = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> "line " + number)
                .toList();
        lines.forEach(line -> teller.add(ana, line));

        teller.awaitHeard(ana, lines);

        var told = teller.records(ana);
        assertThat(told).extracting(it -> TellerRun.header(it, "ce_sequence")).startsWith("1", "2", "3");
        assertThat(told.getFirst()).satisfies(first -> {
            assertThat(TellerRun.header(first, "ce_type")).isEqualTo("test.teller.LineAdded.v1");
            assertThat(TellerRun.header(first, "ce_specversion")).isEqualTo("1.0");
            assertThat(TellerRun.header(first, "ce_subject")).isEqualTo(ana.toString());
            assertThat(TellerRun.header(first, "ce_aggregate")).isEqualTo(ana.toString());
            assertThat(TellerRun.header(first, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
            assertThat(new String(first.value(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("{\"client\":\"%s\",\"line\":\"line 1\",\"number\":1}".formatted(ana));
        });
    }

    @Test
    void acknowledgedEventsLeaveTheDocument() {
        var ana = teller.begin();
        teller.add(ana, "once");

        await().untilAsserted(() -> assertThat(raw(ana))
                .doesNotContainKey("_pending")
                .extracting("_outbox")
                .isIn(null, List.of()));
    }

    @Test
    void manyCommandsAtOnceOnOneAggregateAllCountAndKeepOneOrder() throws Exception {
        var ana = teller.begin();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 40)
                    .<Callable<Integer>>mapToObj(number -> () -> teller.add(ana, "line " + number))
                    .toList();
            for (var one : threads.invokeAll(all)) {
                one.get();
            }
        }
        var decided = teller.stories.get(ana.toString()).lines();

        assertThat(decided).hasSize(40);
        teller.awaitHeard(ana, decided);
    }

    @Test
    void theSameCommandIsDecidedOnceAndAnsweredAlike() {
        var ana = teller.begin();
        var command = new Command("key-" + ana, "hash", true, "test");

        var first = teller.stories.amend(ana.toString(), command, story -> story.add("once"), LINES);
        teller.add(ana, "twice");
        var again = teller.stories.amend(ana.toString(), command, story -> story.add("once"), LINES);

        assertThat(again).isEqualTo(first).isEqualTo(1);
        assertThat(teller.stories.get(ana.toString()).lines()).containsExactly("once", "twice");
        assertThatExceptionOfType(KeyReused.class)
                .isThrownBy(() -> teller.stories.amend(
                        ana.toString(), new Command(command.id(), "other", true, "test"), it -> it.add("x"), LINES));
    }

    @Test
    void aRefusedCommandChangesNothing() {
        var ana = teller.begin();
        var before = raw(ana);

        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> teller.add(ana, " "));

        assertThat(raw(ana)).isEqualTo(before);
    }

    @Test
    void anEventHeardBeforeChangesNothing() {
        var ana = UUID.randomUUID();
        var second = teller.origin(ana, 2);
        hear(ana, teller.origin(ana, 1), "one");
        hear(ana, second, "two");
        hear(ana, teller.origin(ana, 1), "one");
        hear(ana, second, "two");

        assertThat(teller.heard(ana)).containsExactly("one", "two");
    }

    @Test
    void poisonParksItsClientInOrderAndTheOthersGoOn() {
        var poison = "poison " + UUID.randomUUID();
        teller.application().unbearable.add(poison);
        var ana = teller.begin();
        var ben = teller.begin();
        teller.add(ana, "before");
        teller.add(ana, poison);
        teller.add(ana, "after");
        teller.add(ben, "hello");

        teller.awaitHeard(ben, List.of("hello"));
        await().untilAsserted(() -> assertThat(parkedIds(ana)).isNotEmpty());
        teller.add(ana, "later");
        await().untilAsserted(() -> assertThat(parkedIds(ana)).hasSize(3));
        assertThat(teller.heard(ana)).containsExactly("before");

        teller.application().unbearable.remove(poison);
        assertThat(redrive().redrive(ana.toString()).done()).hasSize(3);
        teller.add(ana, "at last");

        teller.awaitHeard(ana, List.of("before", poison, "after", "later", "at last"));
        assertThat(parkedIds(ana)).isEmpty();
    }

    @Test
    void recordsThatNobodyCanPlaceGoVerbatimToTheDeadLettersAndBack() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", ENGINES.kafka());
        var deadLetters = NAME + ".stories.teller.dlt";
        var odd = new RecordHeaders()
                .add("twice", new byte[] {1})
                .add("none", null)
                .add("again", new byte[] {2, -1})
                .add("twice", new byte[] {3});
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(NAME + ".stories", 0, null, null, new byte[] {0, 1, 2}, odd))
                    .get();
        }
        var ana = teller.begin();
        teller.add(ana, "goes on");

        teller.awaitHeard(ana, List.of("goes on"));
        var told = Wire.records(ENGINES.kafka(), NAME + ".stories").stream()
                .filter(it -> it.contains("none"))
                .toList();
        assertThat(told).containsExactly("null [twice=[1], none=null, again=[2, -1], twice=[3]] [0, 1, 2]");
        await().untilAsserted(() ->
                assertThat(Wire.records(ENGINES.kafka(), deadLetters)).isEqualTo(told));

        teller.context.getBean(DeadLetterDesk.class).resend("stories", 0, 0, "Opal");
        await().untilAsserted(() -> assertThat(Wire.records(ENGINES.kafka(), deadLetters))
                .containsExactly(told.getFirst(), told.getFirst()));
    }

    @Test
    void workLeftBehindIsDoneAndThenForgotten() {
        var ana = teller.begin();
        teller.stories.settle(ana.toString(), () -> Story.empty(ana), Story::retell);

        await().untilAsserted(() -> {
            assertThat(teller.application().retold).contains(ana + "retell-0");
            assertThat(raw(ana)).doesNotContainKey("_working");
        });
    }

    @Test
    void aDeadlineIsDecidedByTime() {
        var ana = teller.begin();
        teller.stories.settle(ana.toString(), () -> Story.empty(ana), story -> story.endAt(java.time.Instant.EPOCH));

        teller.awaitHeard(ana, List.of("the end"));
        assertThat(teller.stories.get(ana.toString()).endsAt()).isNull();
    }

    @Test
    void theSweepSendsWhatNobodySent() {
        var ana = teller.begin();
        teller.add(ana, "told");
        teller.awaitHeard(ana, List.of("told"));
        // As after a crash between the write and the send: an event in the outbox, and no hint.
        var mongo = teller.context.getBean(MongoTemplate.class).getCollection("stories");
        var event = Pending.of(
                StoryEvent.CONTRACT,
                ana.toString(),
                2,
                new StoryEvent.LineAdded(ana, "left", 2),
                java.time.Instant.now(),
                Trace.current());
        mongo.updateOne(
                com.mongodb.client.model.Filters.eq(ana.toString()),
                com.mongodb.client.model.Updates.combine(
                        com.mongodb.client.model.Updates.set("_outbox", List.of(event.toDocument())),
                        com.mongodb.client.model.Updates.set("_pending", true),
                        com.mongodb.client.model.Updates.set("_sequence", 2L)));

        teller.awaitHeard(ana, List.of("told", "left"));
    }

    private static void hear(UUID client, Origin origin, String line) {
        teller.audiences.react(
                client.toString(), origin, () -> new Audience(client.toString(), List.of()), it -> it.hear(line));
    }

    private static Redrive<?> redrive() {
        return new Redrive<>(
                teller.context.getBean(Inboxes.class).of("stories").feed(), teller.context.getBean(Parking.class));
    }

    private static List<String> parkedIds(UUID client) {
        return teller.context.getBean(Parking.class).among("stories", List.of(client.toString())).values().stream()
                .flatMap(it -> it.ids().stream())
                .toList();
    }

    private static Map<String, Object> raw(UUID client) {
        var found = teller.context
                .getBean(MongoTemplate.class)
                .getCollection("stories")
                .find(com.mongodb.client.model.Filters.eq(client.toString()))
                .first();
        return found == null ? Map.of() : new java.util.LinkedHashMap<>(found);
    }

    /// Reads a topic without Spring.
    private static final class Wire {

        /// Key, headers and value of each record, byte for byte.
        static List<String> records(String kafka, String topic) {
            var records = new ArrayList<String>();
            Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
            try (var consumer = new org.apache.kafka.clients.consumer.KafkaConsumer<>(
                    settings,
                    new org.apache.kafka.common.serialization.ByteArrayDeserializer(),
                    new org.apache.kafka.common.serialization.ByteArrayDeserializer())) {
                var partitions = consumer.partitionsFor(topic).stream()
                        .map(it -> new org.apache.kafka.common.TopicPartition(topic, it.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                var ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                    consumer.poll(java.time.Duration.ofMillis(200))
                            .forEach(it -> records.add("%s %s %s"
                                    .formatted(Arrays.toString(it.key()), headers(it), Arrays.toString(it.value()))));
                }
            }
            return records;
        }

        private static List<String> headers(ConsumerRecord<byte[], byte[]> told) {
            return Stream.of(told.headers().toArray())
                    .map(it -> it.key() + '=' + Arrays.toString(it.value()))
                    .toList();
        }
    }
}
