package care.continuum.suite.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.local.topics.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The four topics as somebody without manners uses them: sends again what stands there, sends what nobody can use.
final class Topics implements AutoCloseable {

    /// A header of all records that are not the suite's own.
    static final String PLANTED = "planted";

    private static final String DEAD_LETTERS = ".dlt";

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

    /// Who hears them.
    Groups groups() {
        return new Groups(admin);
    }

    static boolean isPlanted(ConsumerRecord<byte[], byte[]> some) {
        return some.headers().lastHeader(PLANTED) != null;
    }

    /// All raw records of the four from the beginning to the present end.
    List<ConsumerRecord<byte[], byte[]>> all() {
        return read(TopicReader.TOPICS);
    }

    /// All dead letters of all services.
    List<ConsumerRecord<byte[], byte[]>> deadLetters() throws InterruptedException {
        try {
            return read(admin.listTopics().names().get().stream()
                    .filter(name -> name.endsWith(DEAD_LETTERS))
                    .sorted()
                    .toList());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell its topics", e);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> read(List<String> topics) {
        var config = Map.<String, Object>of("bootstrap.servers", bootstrap, "enable.auto.commit", false);
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = topics.stream()
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

    /// Sends records once more, as they are. Returns how many Kafka took.
    int again(List<ConsumerRecord<byte[], byte[]>> records, int times) throws InterruptedException {
        try (var producer = producer()) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < times; i++) {
                for (var old : records) {
                    sent.add(producer.send(new ProducerRecord<>(
                            old.topic(), old.partition(), null, old.key(), old.value(), old.headers())));
                }
            }
            return taken(sent);
        }
    }

    /// Sends a record that says of itself that it is not the suite's own. Returns whether Kafka took it.
    boolean plant(String topic, byte @Nullable [] key, byte @Nullable [] value, @Nullable Headers headers)
            throws InterruptedException {
        try (var producer = producer()) {
            var message = new ProducerRecord<>(topic, null, null, key, value, headers);
            message.headers().add(new RecordHeader(PLANTED, "yes".getBytes(UTF_8)));
            return taken(List.of(producer.send(message))) == 1;
        }
    }

    private static int taken(List<Future<RecordMetadata>> sent) throws InterruptedException {
        var taken = 0;
        for (var one : sent) {
            try {
                one.get();
                taken++;
            } catch (ExecutionException e) {
                // What Kafka did not take, nobody hears.
            }
        }
        return taken;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var config = Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
