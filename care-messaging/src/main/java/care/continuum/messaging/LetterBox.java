package care.continuum.messaging;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The topics of dead letters, read by a consumer of its own each time.
final class LetterBox {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Brokers brokers;
    private final MessagingSettings settings;

    LetterBox(Brokers brokers, MessagingSettings settings) {
        this.brokers = brokers;
        this.settings = settings;
    }

    /// From which offset to which, exclusive, a partition has letters.
    record Extent(TopicPartition partition, long first, long end) {}

    /// What is done with a consumer of its own.
    interface Reading<T> {
        T with(KafkaConsumer<byte[], byte[]> consumer);
    }

    /// @throws NotFound   where this service does not hear the topic
    /// @throws Unresolved where Kafka is away
    <T> T reading(String topic, Reading<T> work) {
        if (!settings.hears().contains(topic)) {
            throw new NotFound("This service does not hear " + topic);
        }
        // One by one: many that inflate would not fit into memory.
        var kafka = brokers.client(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
        try (var consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return work.with(consumer);
        } catch (KafkaException away) {
            throw new Unresolved("Kafka does not answer", away);
        }
    }

    List<Extent> extents(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(DeadLetters.topicOf(settings, topic)).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        var begins = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        return partitions.stream()
                .map(it -> new Extent(it, begins.getOrDefault(it, 0L), ends.getOrDefault(it, 0L)))
                .toList();
    }

    static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long from,
            long to,
            Consumer<ConsumerRecord<byte[], byte[]>> use) {
        if (from >= to) {
            return;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < to) {
            consumer.poll(POLL).records(partition).stream()
                    .filter(it -> it.offset() < to)
                    .forEach(use);
            if (System.nanoTime() > deadline) {
                throw new KafkaException("the dead letters could not be read in time");
            }
        }
    }
}
