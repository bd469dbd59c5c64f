package care.continuum.messaging;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends outboxes to Kafka: each from its head, in sequence, one unacknowledged event at a time; different
/// aggregates side by side. An aggregate stops at its first event that Kafka did not take, and the sweep brings it
/// back.
///
/// All its state belongs to one thread, which everybody else only sends notes to.
final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int MOST_NOTES = 20_000;
    private static final int REMEMBERED = 100_000;
    private static final long PULL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STUCK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private sealed interface Note {}

    private record Offered(Image image) implements Note {}

    private record Sent(
            String line, long sequence, @Nullable Exception failure) implements Note {}

    /// An aggregate with something to send, and whether a send is under way.
    private static final class Line {
        private Image image;
        private boolean sending;

        Line(Image image) {
            this.image = image;
        }
    }

    private final Producer<String, byte[]> producer;
    private final MessagingSettings settings;
    private final LinkedBlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Long> notBefore = new HashMap<>();
    private final Map<MongoCollection<Document>, Map<String, Long>> pulls = new LinkedHashMap<>();
    private final Map<String, Long> acknowledged = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Thread worker;
    private long nextPull = System.nanoTime();
    private volatile long downUntil = System.nanoTime();

    Relay(Producer<String, byte[]> producer, MessagingSettings settings) {
        this.producer = producer;
        this.settings = settings;
        this.worker = Thread.ofPlatform().daemon().name("relay").start(this::work);
    }

    /// Hands over the outbox of an acknowledged write, or of a read that was made durable. What does not fit, the
    /// sweep finds.
    void offer(Image image) {
        if (notes.size() < MOST_NOTES && System.nanoTime() - downUntil >= 0) {
            notes.add(new Offered(image));
        }
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var note = notes.poll(PULL_NANOS, TimeUnit.NANOSECONDS);
                switch (note) {
                    case null -> {}
                    case Offered(var image) -> take(image);
                    case Sent sent -> sent(sent);
                }
                if (System.nanoTime() - nextPull >= 0) {
                    pull();
                    nextPull = System.nanoTime() + PULL_NANOS;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("The relay stumbled and goes on; the sweep finds what it dropped", e);
            }
        }
    }

    private void take(Image image) {
        var name = image.line();
        var wait = notBefore.get(name);
        if (wait != null && System.nanoTime() - wait < 0) {
            return;
        }
        notBefore.remove(name);
        var line = lines.computeIfAbsent(name, _ -> new Line(image));
        if (image.last() > line.image.last()) {
            line.image = image;
        }
        if (!line.sending) {
            next(name, line);
        }
    }

    private void next(String name, Line line) {
        long sofar = acknowledged.getOrDefault(name, 0L);
        var event =
                line.image.events().stream().filter(it -> it.sequence() > sofar).findFirst();
        if (event.isPresent()) {
            line.sending = true;
            send(name, line.image, event.get());
        } else {
            lines.remove(name);
            if (sofar > 0) {
                pulls.computeIfAbsent(line.image.home(), _ -> new HashMap<>()).put(line.image.aggregate(), sofar);
            }
        }
    }

    private void send(String name, Image image, Pending event) {
        var topic = settings.prefixed(image.contract().topic());
        var bytes = event.payload().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var message = new ProducerRecord<>(topic, null, null, image.key(), bytes, Envelope.headers(image, event));
        try {
            var _ = producer.send(message, (_, failure) -> notes.add(new Sent(name, event.sequence(), failure)));
        } catch (KafkaException refused) {
            notes.add(new Sent(name, event.sequence(), refused));
        }
    }

    private void sent(Sent sent) {
        var line = lines.get(sent.line);
        if (line == null) {
            return;
        }
        line.sending = false;
        if (sent.failure == null) {
            acknowledged.merge(sent.line, sent.sequence, Math::max);
            next(sent.line, line);
            return;
        }
        lines.remove(sent.line);
        if (sent.failure instanceof RetriableException) {
            downUntil = System.nanoTime() + PAUSE_NANOS;
        } else {
            notBefore.put(sent.line, System.nanoTime() + STUCK_PAUSE_NANOS);
            LOG.error("ALARM: event {} of {} cannot be sent", sent.sequence, sent.line, sent.failure);
        }
    }

    /// Takes acknowledged events out of their documents. Without a journal wait, and leaving the revision alone:
    /// what comes back is known here, or costs a duplicate.
    private void pull() {
        for (var entry : pulls.entrySet()) {
            var updates = entry.getValue().entrySet().stream()
                    .map(it -> new UpdateOneModel<Document>(Filters.eq(it.getKey()), without(it.getValue())))
                    .toList();
            try {
                entry.getKey()
                        .withWriteConcern(WriteConcern.W1)
                        .bulkWrite(updates, new BulkWriteOptions().ordered(false));
            } catch (MongoException away) {
                LOG.debug("Acknowledged events stay in their documents until the sweep comes by", away);
            }
        }
        pulls.clear();
    }

    private static List<Document> without(long upTo) {
        var rest = new Document(
                "$filter",
                new Document("input", new Document("$ifNull", List.of("$" + Stored.OUTBOX, List.of())))
                        .append("cond", new Document("$gt", List.of("$$this.sequence", upTo))));
        var pending = new Document(
                "$cond",
                List.of(new Document("$gt", List.of(new Document("$size", "$" + Stored.OUTBOX), 0)), true, "$$REMOVE"));
        return List.of(
                new Document("$set", new Document(Stored.OUTBOX, rest)),
                new Document("$set", new Document(Stored.PENDING, pending)));
    }

    @Override
    public void close() {
        worker.interrupt();
    }
}
