package care.continuum.local.topics;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.IntakeEvent;
import care.continuum.events.SchedulingEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the four topics with a plain consumer that belongs to no group.
public final class TopicReader implements AutoCloseable {

    public static final List<String> TOPICS =
            List.of(IntakeEvent.TOPIC, SchedulingEvent.TOPIC, AttendanceEvent.TOPIC, AftercareEvent.TOPIC);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    public TopicReader(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        partitions = TOPICS.stream()
                .map(consumer::partitionsFor)
                .flatMap(Collection::stream)
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /// Every record from offset 0 to the present end of each partition.
    public List<TopicRecord> readAll() {
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var records = new ArrayList<TopicRecord>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(some -> records.add(TopicRecord.of(some)));
        }
        return records;
    }

    /// Goes to the present end; later records are given by [#next].
    public void toEnd() {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// Gives the records that arrive within the limit, or none.
    public void next(Duration limit, Consumer<TopicRecord> taker) {
        consumer.poll(limit).forEach(some -> taker.accept(TopicRecord.of(some)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
