package care.continuum.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.messaging.EventContract;
import care.continuum.messaging.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;

/// The topics of a service under test: tells it what other services would, and reads what it tells.
public final class Wire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String kafka;
    private final String prefix;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

    Wire(String kafka, String prefix) {
        this.kafka = kafka;
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    /// One event as it stands on a topic.
    public record Told(String key, String type, long sequence, String aggregate, JsonNode value) {

        /// The event's name, such as `ClientEnrolled`.
        public String name() {
            var parts = type.split("\\.", -1);
            return parts[parts.length - 2];
        }
    }

    /// Publishes an event as the service that owns it would.
    public <E> void tell(EventContract<E> contract, E event, String aggregate, long sequence) {
        var bytes = EventContract.JSON.writeValueAsBytes(event);
        var message = new ProducerRecord<>(
                prefix + contract.topic(), contract.clientOf().apply(event), bytes);
        var id = UUID.nameUUIDFromBytes((contract.source() + aggregate + sequence).getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_source", contract.source(),
                        "ce_type", contract.typeOf(event),
                        "ce_time",
                                Instant.ofEpochMilli(System.currentTimeMillis()).toString(),
                        "ce_sequence", Long.toString(sequence),
                        "ce_aggregate", aggregate,
                        "traceparent", Trace.current())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// All events of a topic so far, in the order of each key.
    public List<Told> told(String topic) {
        return listeners
                .computeIfAbsent(topic, name -> new Listener(kafka, prefix + name))
                .told();
    }

    /// The first event of the topic that fits, as soon as it is there.
    ///
    /// @throws AssertionError after 30 s, with what is there instead
    public Told await(String topic, Predicate<Told> fits) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var all = told(topic);
            var found = all.stream().filter(fits).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not told within %s; told was %s"
                        .formatted(PATIENCE, all.stream().map(Told::name).toList()));
            }
        }
    }

    @Override
    public void close() {
        listeners.values().forEach(Listener::close);
        producer.close();
    }
}
