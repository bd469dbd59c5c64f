package care.continuum.suite.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.local.topics.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The four topics as somebody without manners uses them: sends again what stands there, sends what nobody can use,
/// sets back how far a service has read.
final class Topics implements AutoCloseable {

    /// A header of all records that are not the suite's own.
    static final String PLANTED = "planted";

    private final String bootstrap;
    private final Admin admin;

    Topics(String bootstrap) {
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                20_000));
    }

    /// All raw records from the beginning to the present end.
    List<ConsumerRecord<byte[], byte[]>> all() {
        var config = Map.<String, Object>of("bootstrap.servers", bootstrap, "enable.auto.commit", false);
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = TopicReader.TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /// Sends records once more, as they are.
    void again(List<ConsumerRecord<byte[], byte[]>> records, int times) {
        try (var producer = producer()) {
            for (int i = 0; i < times; i++) {
                for (var old : records) {
                    var _ = producer.send(new ProducerRecord<>(
                            old.topic(), old.partition(), null, old.key(), old.value(), old.headers()));
                }
            }
            producer.flush();
        }
    }

    /// Sends a record that says of itself that it is not the suite's own.
    void plant(String topic, byte @Nullable [] key, byte @Nullable [] value, @Nullable Headers headers) {
        try (var producer = producer()) {
            var message = new ProducerRecord<>(topic, null, null, key, value, headers);
            message.headers().add(new RecordHeader(PLANTED, "yes".getBytes(UTF_8)));
            var _ = producer.send(message);
            producer.flush();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var config = Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// How many records each topic has that the group has not taken in.
    Map<String, Long> behind(String group) {
        try {
            var done = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var topics =
                    done.keySet().stream().map(TopicPartition::topic).distinct().toList();
            var asked = new HashMap<TopicPartition, OffsetSpec>();
            for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(one ->
                                asked.put(new TopicPartition(topic.name(), one.partition()), OffsetSpec.latest()));
            }
            var behind = new HashMap<String, Long>();
            admin.listOffsets(asked).all().get().forEach((partition, end) -> {
                var place = done.get(partition);
                behind.merge(partition.topic(), end.offset() - (place == null ? 0 : place.offset()), Long::sum);
            });
            return behind;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell of group " + group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sets the group back to the beginning. It must have no members, which is tried for a while.
    void rewind(String group) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                var done = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                var start = done.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
                admin.alterConsumerGroupOffsets(group, start).all().get();
                return;
            } catch (ExecutionException e) {
                if (tries == 40) {
                    throw new IllegalStateException("the group of %s cannot be set back".formatted(group), e);
                }
                Thread.sleep(500);
            }
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
