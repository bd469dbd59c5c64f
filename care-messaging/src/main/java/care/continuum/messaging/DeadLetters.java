package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps records that have no key, no headers or no value, or that are too large for parking, verbatim,
/// in a topic of their own: nobody can say whose they are, or nothing else can hold them.
final class DeadLetters {

    /// Where the record still stands of which the letter holds nothing else; topics keep everything.
    static final String LEFT_AT = "continuum_left_at";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int PATIENCE_SECONDS = 8;

    private final Outlet<byte[], byte[]> outlet;
    private final MessagingSettings settings;
    private final MeterRegistry meters;

    DeadLetters(Outlet<byte[], byte[]> outlet, MessagingSettings settings, MeterRegistry meters) {
        this.outlet = outlet;
        this.settings = settings;
        this.meters = meters;
    }

    /// The dead-letter topic of a topic for this service.
    static String topicOf(MessagingSettings settings, String topic) {
        return settings.prefixed("%s.%s.dlt".formatted(topic, settings.service()));
    }

    /// Keeps the record; of one that is too large even for this, where it stands.
    void keep(String topic, Incoming incoming) {
        LOG.error("ALARM: {} cannot be read and goes to the dead letters", incoming.place());
        meters.counter("continuum.inbox.dead", "topic", topic).increment();
        var letters = topicOf(settings, topic);
        try {
            send(letters, incoming.key(), incoming.value(), incoming.headers());
        } catch (TooLargeForKafka refused) {
            LOG.error("ALARM: {} is too large for the dead letters and stays where it is", incoming.place(), refused);
            var place = incoming.place().getBytes(UTF_8);
            send(letters, null, null, new RecordHeaders().add(LEFT_AT, place));
        }
    }

    static final class TooLargeForKafka extends RuntimeException {
        TooLargeForKafka(Throwable cause) {
            super(cause);
        }
    }

    /// Returns when Kafka has it.
    ///
    /// @throws TooLargeForKafka where Kafka never takes it
    void send(String to, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        try {
            outlet.send(new ProducerRecord<>(to, null, null, key, value, headers), (_, _) -> {})
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                throw new TooLargeForKafka(e);
            }
            throw new Unresolved("Kafka did not take a dead letter", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unresolved("interrupted", e);
        }
    }
}
