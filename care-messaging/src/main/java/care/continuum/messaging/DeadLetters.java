package care.continuum.messaging;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps records that have no key, no headers or no value, verbatim, in a topic of their own: nobody can say whose
/// they are.
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int PATIENCE_SECONDS = 8;

    private final Producer<byte[], byte[]> producer;
    private final MessagingSettings settings;

    DeadLetters(Producer<byte[], byte[]> producer, MessagingSettings settings) {
        this.producer = producer;
        this.settings = settings;
    }

    /// The dead-letter topic of a topic for this service.
    static String topicOf(MessagingSettings settings, String topic) {
        return settings.prefixed("%s.%s.dlt".formatted(topic, settings.service()));
    }

    void keep(String topic, Incoming incoming) {
        var headers = new RecordHeaders();
        incoming.headers().forEach((name, value) -> {
            if (value instanceof byte[] bytes) {
                headers.add(name, bytes);
            }
        });
        LOG.error("ALARM: {} cannot be read and goes to the dead letters", incoming.place());
        send(topicOf(settings, topic), incoming.key(), incoming.value(), headers);
    }

    /// Returns when Kafka has it.
    void send(String to, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        try {
            producer.send(new ProducerRecord<>(to, null, null, key, value, headers))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Unresolved("Kafka did not take a dead letter", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unresolved("interrupted", e);
        }
    }
}
