package care.continuum.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.messaging.EventContract;
import care.continuum.testing.Wire.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads one topic from its beginning, and each time on from where it was.
final class Listener implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<Told> heard = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    Listener(String kafka, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// All that stands there by now.
    List<Told> told() {
        lock.lock();
        try {
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(POLL).forEach(event -> heard.add(read(event)));
            }
            return List.copyOf(heard);
        } finally {
            lock.unlock();
        }
    }

    private static Told read(ConsumerRecord<String, byte[]> event) {
        return new Told(
                event.key(),
                header(event, "ce_type"),
                Long.parseLong(header(event, "ce_sequence")),
                header(event, "ce_aggregate"),
                EventContract.JSON.readTree(event.value()));
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
