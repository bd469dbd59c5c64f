package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final int BACKLOG = 1_700;
    private static final int OTHERS = 700;
    private static final int MOST = 1_000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Kept documents = new Kept("chapters");
    private final Kept others = new Kept("others");
    private final Away kafka = new Away();
    private final HandClock clock = new HandClock();
    private final Relay relay = new Relay(() -> kafka, SimulatedInstance.SETTINGS, clock);
    private final FollowUp followUp = new FollowUp(clock.threads(), meters);
    private final Set<String> worked = ConcurrentHashMap.newKeySet();
    private final DocumentAggregates.Workshop shared = new DocumentAggregates.Workshop(
            SimulatedInstance.CONVERTER, () -> {}, relay, SimulatedInstance.CLOCK, followUp, clock);
    private final DocumentAggregates<Chapter> chapters =
            new DocumentAggregates<>(Chapter.class, documents, ChapterEvent.CONTRACT, shared);
    private final Sweep sweep = new Sweep(() -> {}, relay, followUp, new SuiteClock(null, false, clock), MOST);

    @BeforeEach
    void aBacklogWhileKafkaIsAway() {
        followUp.register(chapters, (chapter, todo) -> {
            worked.add(chapter.id());
            if (todo.id().contains("fails")) {
                throw new NoClassDefFoundError("gone");
            }
        });
        sweep.include(chapters);
        for (var n = 0; n < BACKLOG; n++) {
            var id = "a%04d".formatted(n);
            begin(id, "line-" + id);
        }
        settle();
    }

    private void begin(String id, String line) {
        begin(chapters, id, line);
    }

    private static void begin(DocumentAggregates<Chapter> kind, String id, String line) {
        kind.begin(
                id,
                new Command(id, "hash", true, "test"),
                () -> Chapter.begin(id, "ana", line),
                SimulatedInstance.LINES);
    }

    @AfterEach
    void end() {
        sweep.close();
        followUp.close();
    }

    /// The relay does what it was told, and a few seconds pass.
    private void settle() {
        for (var n = 0; n < 4 * BACKLOG; n++) {
            relay.turn();
        }
        clock.nanos += Duration.ofSeconds(3).toNanos();
    }

    /// A backlog that is read whole in each pass makes every command of a long outage slower.
    @Test
    void whileKafkaTakesNothingAPassLooksAtAPageOrTwo() {
        for (var pass = 0; pass < 6; pass++) {
            documents.read = 0;

            sweep.pass("a%04d".formatted(pass * 250));
            settle();

            assertThat(documents.read).isBetween(1, 2 * 500);
        }
    }

    @Test
    void onceKafkaIsBackAllIsTold() {
        sweep.pass("a1000");
        settle();

        kafkaComesBack();

        assertThat(kafka.told).hasSize(BACKLOG);
        assertThat(documents.marked(Stored.PENDING, "", null, 1)).isEmpty();
    }

    @Test
    void aBacklogLongerThanAPassGetsOnWithEverySecondOne() {
        var small = new Sweep(() -> {}, relay, followUp, new SuiteClock(null, false, clock), 400);
        small.include(chapters);
        kafka.away = false;

        for (var begin : List.of(0, 600, 1_200, 100, 700, 1_300, 200, 800, 300, 900)) {
            small.pass("a%04d".formatted(begin));
            settle();
        }

        assertThat(kafka.told).hasSize(BACKLOG);
        small.close();
    }

    @Test
    void theLongBacklogOfOneKindTakesNoOthersPlace() {
        var second = new DocumentAggregates<>(Chapter.class, others, ChapterEvent.CONTRACT, shared);
        sweep.include(second);
        for (var n = 0; n < OTHERS; n++) {
            var id = "b%04d".formatted(n);
            begin(second, id, "line-" + id);
        }
        settle();
        kafka.away = false;

        for (var pass = 0; pass < 5; pass++) {
            sweep.pass("a0000");
            settle();
        }

        assertThat(others.marked(Stored.PENDING, "", null, 1)).isEmpty();
    }

    private void kafkaComesBack() {
        kafka.away = false;
        for (var pass = 0; pass < 5; pass++) {
            sweep.pass("a%04d".formatted(pass * 400));
            settle();
        }
    }

    @Test
    void howLongTheOldestEventHasBeenWaitingIsTold() {
        sweep.pass("a1000");
        assertThat(sweep.waiting()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));

        kafkaComesBack();
        sweep.pass("a0");
        assertThat(sweep.waiting()).isZero();
    }

    /// One that cannot be read would otherwise keep the events of all others from being sent.
    @Test
    void aDocumentThatCannotBeReadHoldsNoOtherUp() {
        var broken = new Document(documents.all.get("a0000"));
        broken.put(Stored.OUTBOX, List.of(new Document("no", "event")));
        documents.all.put("a0000", broken);

        kafkaComesBack();

        assertThat(kafka.told).hasSize(BACKLOG - 1);
    }

    @Test
    void anIndexThatCannotBeMadeHoldsNothingUp() {
        documents.indexes = new NoClassDefFoundError("gone");

        kafkaComesBack();

        assertThat(kafka.told).hasSize(BACKLOG);
    }

    @Test
    void aDeadlineThatCannotBeDecidedTakesNobodysPlace() {
        documents.due = List.of("gone", "a0001", "lost");
        var looked = new AtomicInteger();
        sweep.include(looked::incrementAndGet);

        sweep.pass("a0");
        assertThat(documents.limit).isEqualTo(500);
        sweep.pass("a0");
        assertThat(documents.limit).isEqualTo(502);
        assertThat(looked).hasValue(2);
    }

    @Test
    void workThatFailsIsCountedAndTriedAgainAndTheWorkOfOthersIsDone() {
        begin("w1", Chapter.LONG + "-fails");
        begin("w2", Chapter.LONG + "-2");
        await().untilAsserted(() -> assertThat(failed()).isEqualTo(1));
        documents.all.put(
                "w0", new Document("_id", "w0").append(Stored.WORKING, true).append(Stored.TODO, "none"));
        worked.clear();

        sweep.pass("a0");
        sweep.pass("a0");

        await().untilAsserted(() -> assertThat(failed()).isEqualTo(2));
        assertThat(worked).contains("w1");
    }

    private double failed() {
        return meters.find("continuum.work.failed").tag("kind", "echo").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /// What Kafka took, by key and sequence; while it is away, every send times out.
    private static final class Away extends MockProducer<String, byte[]> {
        private final Set<String> told = new HashSet<>();
        private boolean away = true;

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> message, Callback told) {
            if (away) {
                told.onCompletion(null, new TimeoutException("away"));
            } else {
                this.told.add(new String(message.headers().lastHeader("ce_id").value(), UTF_8));
                told.onCompletion(null, null);
            }
            return new CompletableFuture<>();
        }
    }

    /// Documents in memory that count how many of them were looked through.
    private static final class Kept implements Documents {
        private final TreeMap<String, Document> all = new TreeMap<>();
        private final String name;
        private int read;
        private int limit;
        private List<String> due = List.of();
        private @Nullable Error indexes;

        Kept(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public @Nullable Document find(String id) {
            return all.get(id);
        }

        @Override
        public Map<String, Object> revisions(Collection<String> ids) {
            var found = new HashMap<String, Object>();
            ids.forEach(id -> found.put(id, all.get(id).get(Stored.REVISION)));
            return found;
        }

        @Override
        public boolean write(Object expectedRevision, Document after) {
            all.put(after.getString("_id"), after);
            return true;
        }

        @Override
        public void pull(Map<String, Long> upTo) {
            upTo.keySet()
                    .forEach(id -> all.computeIfPresent(id, (_, document) -> {
                        var after = new Document(document);
                        after.put(Stored.OUTBOX, List.of());
                        after.remove(Stored.PENDING);
                        return after;
                    }));
        }

        @Override
        public void done(String id, Todo todo) {
            // No work is left here.
        }

        @Override
        public List<Document> marked(String mark, String after, @Nullable String before, int limit) {
            var page = all.tailMap(after, false).values().stream()
                    .filter(it -> it.getBoolean(mark, false))
                    .filter(it -> before == null || it.getString("_id").compareTo(before) < 0)
                    .limit(limit)
                    .toList();
            read += page.size();
            return page;
        }

        @Override
        public List<String> due(Instant now, int limit) {
            this.limit = limit;
            return due;
        }

        @Override
        public void ensureIndexes() {
            if (indexes != null) {
                throw indexes;
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
