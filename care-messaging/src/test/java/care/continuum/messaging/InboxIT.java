package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.engines.TestEngines;
import care.continuum.messaging.StoryEvent.LineAdded;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/// What the inbox does about a feed that fails, on a real mongod.
class InboxIT {

    private static final String TOPIC = StoryEvent.CONTRACT.topic();

    private static final MessagingSettings SETTINGS = new MessagingSettings(
            "teller", List.of(TOPIC), "", "", 1, (short) 1, Duration.ofSeconds(1), Duration.ofSeconds(1), false);

    private static MongoClient client;
    private static KafkaProducer<byte[], byte[]> producer;
    private static JournalBarrier barrier;
    private static Lot lot;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestEngines.get().mongo());
        var database = client.getDatabase(TestEngines.get().freshName("inbox"));
        barrier = new JournalBarrier(database);
        lot = new MongoLot(database);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestEngines.get().kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void leave() {
        producer.close();
        barrier.close();
        client.close();
    }

    static List<Throwable> bugs() {
        return List.of(
                new IllegalStateException("no"),
                new ClassCastException("no"),
                new StackOverflowError("deep"),
                new AssertionError("never"),
                new NoClassDefFoundError("gone"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void aBugParksTheClient(Throwable bug) {
        var ana = UUID.randomUUID();

        inbox(new Failing(bug), Parking.MOST).accept(batch(ana, "one", "two"));

        var queue = queue(ana.toString());
        assertThat(queue).isNotNull();
        assertThat(queue == null ? List.of() : queue.ids()).hasSize(2);
        assertThat(lot.find(TOPIC, ana.toString(), ana + "-1"))
                .extracting(Parked::reason)
                .isEqualTo(bug.getClass().getSimpleName() + ": " + bug.getMessage());
    }

    static List<Throwable> brokenWorlds() {
        return List.of(
                new OutOfMemoryError("full"),
                new IllegalStateException(new OutOfMemoryError("full")),
                new InternalError("virtual machine"),
                new Unresolved("away", new IllegalStateException()));
    }

    @ParameterizedTest
    @MethodSource("brokenWorlds")
    void aBrokenWorldParksNobodyAndTheBatchComesAgain(Throwable broken) {
        var ana = UUID.randomUUID();

        assertThatExceptionOfType(Inbox.Redeliver.class)
                .isThrownBy(() -> inbox(new Failing(broken), Parking.MOST).accept(batch(ana, "one")));

        assertThat(queue(ana.toString())).isNull();
    }

    @Test
    void tooManyParkedEventsOfOneClientStopWhoHearsThem() {
        var ana = UUID.randomUUID();
        var inbox = inbox(new Failing(new IllegalStateException("no")), 3);
        inbox.accept(batch(ana, "one", "two", "three"));

        assertThatExceptionOfType(Inbox.Redeliver.class)
                .isThrownBy(() -> inbox.accept(batch(ana, "one", "two", "three", "four")));
        var queue = queue(ana.toString());
        assertThat(queue == null ? List.of() : queue.ids()).containsExactly(ana + "-1", ana + "-2", ana + "-3");
    }

    @Test
    void whileOneIsParkedTheOthersAreHeard() {
        var ana = UUID.randomUUID();
        var ben = UUID.randomUUID();
        var heard = new ArrayList<String>();
        inbox(new Failing(new IllegalStateException("no")), Parking.MOST).accept(batch(ana, "one"));
        var listening = inbox(new Listening(heard), Parking.MOST);

        listening.accept(batch(ana, "one", "two"));
        listening.accept(batch(ben, "hello"));

        assertThat(heard).containsExactly("hello");
    }

    @Test
    void whatHoldsOutOfTurnHoldsBeforeTheEventWaitsBehindAnother() {
        var ana = UUID.randomUUID();
        inbox(new Failing(new IllegalStateException("no")), Parking.MOST).accept(batch(ana, "one"));
        var held = new ArrayList<String>();
        var heard = new ArrayList<String>();

        inbox(new Hasty(held, new Listening(heard)), Parking.MOST).accept(batch(ana, "one", "two"));

        assertThat(held).containsExactly("one", "two");
        assertThat(heard).isEmpty();
    }

    @Test
    void aBatchThatComesAgainWritesItsDeadLettersOnce() {
        var letters = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        var ana = UUID.randomUUID();
        var mixed = MessageBuilder.fromMessage(batch(ana, "one", "two"))
                .setHeader(
                        KafkaHeaders.BATCH_CONVERTED_HEADERS,
                        List.of(headersOf(batch(ana, "one")).getFirst(), handedOver(new RecordHeaders())))
                .build();

        var failing = inbox(new Failing(new Unresolved("away", new IllegalStateException())), letters);
        assertThatExceptionOfType(Inbox.Redeliver.class).isThrownBy(() -> failing.accept(mixed));
        assertThat(letters.history()).isEmpty();

        inbox(new Listening(new ArrayList<>()), letters).accept(mixed);
        assertThat(letters.history()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> headersOf(Message<List<byte[]>> batch) {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(batch.getHeaders().get(KafkaHeaders.BATCH_CONVERTED_HEADERS));
    }

    private static Inbox<StoryEvent> inbox(Feed<StoryEvent> feed, Producer<byte[], byte[]> letters) {
        return new Inbox<>(
                feed,
                new Parking(lot, barrier, Parking.MOST),
                new DeadLetters(() -> letters, SETTINGS, new SimpleMeterRegistry()),
                new SimpleMeterRegistry(),
                Machine.REAL);
    }

    private static Lot.@Nullable Queue queue(String client) {
        var found = lot.queues(TOPIC, List.of(client));
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Fails at everything.
    private record Failing(Throwable failure) implements Feed<StoryEvent> {

        @Override
        public EventContract<StoryEvent> hears() {
            return StoryEvent.CONTRACT;
        }

        @Override
        public void on(StoryEvent news, Origin origin) {
            switch (failure) {
                case RuntimeException bug -> throw bug;
                case Error bug -> throw bug;
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    /// Writes down what it hears.
    private record Listening(List<String> heard) implements Feed<StoryEvent> {

        @Override
        public EventContract<StoryEvent> hears() {
            return StoryEvent.CONTRACT;
        }

        @Override
        public void on(StoryEvent news, Origin origin) {
            if (news instanceof LineAdded added) {
                heard.add(added.line());
            }
        }
    }

    /// Does at once what it hears, and listens in turn.
    private record Hasty(List<String> held, Feed<StoryEvent> feed) implements Feed<StoryEvent> {

        @Override
        public EventContract<StoryEvent> hears() {
            return StoryEvent.CONTRACT;
        }

        @Override
        public void on(StoryEvent news, Origin origin) {
            feed.on(news, origin);
        }

        @Override
        public void evenOutOfTurn(StoryEvent news) {
            if (news instanceof LineAdded added) {
                held.add(added.line());
            }
        }
    }

    /// A queue that another instance kept is seen however old the server was that this one asked last.
    @Test
    void onlyABatchThatDoesNotGoOnFromTheLastOneWaitsForWhatOthersHaveParked() {
        var ana = UUID.randomUUID();
        var passed = new AtomicInteger();
        var inbox = inbox(new Listening(new ArrayList<>()), new Parking(lot, passed::incrementAndGet, Parking.MOST));

        inbox.accept(batchFrom(0, ana, "one", "two"));
        assertThat(passed).hasValue(1);
        inbox.accept(batchFrom(2, ana, "three"));
        inbox.accept(batchFrom(3, ana, "four"));
        assertThat(passed).hasValue(1);
        inbox.accept(batchFrom(7, ana, "after somebody else"));
        inbox.accept(batchFrom(7, ana, "and once more"));
        assertThat(passed).hasValue(3);
    }

    private static Inbox<StoryEvent> inbox(Feed<StoryEvent> feed, int most) {
        return inbox(feed, new Parking(lot, barrier, most));
    }

    private static Inbox<StoryEvent> inbox(Feed<StoryEvent> feed, Parking parking) {
        return new Inbox<>(
                feed,
                parking,
                new DeadLetters(() -> producer, SETTINGS, new SimpleMeterRegistry()),
                new SimpleMeterRegistry(),
                Machine.REAL);
    }

    /// As Spring hands it over.
    private static Message<List<byte[]>> batch(UUID client, String... lines) {
        return batchFrom(0, client, lines);
    }

    private static Message<List<byte[]>> batchFrom(long offset, UUID client, String... lines) {
        var values = new ArrayList<byte[]>();
        var headers = new ArrayList<Map<String, Object>>();
        for (int number = 1; number <= lines.length; number++) {
            var event = new LineAdded(client, lines[number - 1], number);
            values.add(EventContract.JSON.writeValueAsBytes(event));
            headers.add(handedOver(new RecordHeaders()
                    .add("ce_id", bytes(client + "-" + number))
                    .add("ce_source", bytes(StoryEvent.CONTRACT.source()))
                    .add("ce_type", bytes(StoryEvent.CONTRACT.typeOf(event)))
                    .add("ce_time", bytes(Instant.EPOCH.toString()))
                    .add("ce_sequence", bytes(String.valueOf(number)))
                    .add("ce_aggregate", bytes(client.toString()))));
        }
        var many = values.size();
        return MessageBuilder.<List<byte[]>>withPayload(values)
                .setHeader(KafkaHeaders.RECEIVED_KEY, Collections.nCopies(many, bytes(client.toString())))
                .setHeader(KafkaHeaders.RECEIVED_TOPIC, Collections.nCopies(many, TOPIC))
                .setHeader(KafkaHeaders.RECEIVED_PARTITION, Collections.nCopies(many, 0))
                .setHeader(
                        KafkaHeaders.OFFSET,
                        LongStream.range(offset, offset + many).boxed().toList())
                .setHeader(KafkaHeaders.BATCH_CONVERTED_HEADERS, headers)
                .build();
    }

    private static Map<String, Object> handedOver(Headers headers) {
        return Map.of(KafkaHeaders.NATIVE_HEADERS, headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
