package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Where people see the records that nobody could place, and send them again as they were.
public final class DeadLetterDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int SHOWN_BYTES = 64 * 1024;

    private final Brokers brokers;
    private final MessagingSettings settings;
    private final DeadLetters deadLetters;
    private final Audit audit;
    private final Clock clock;

    DeadLetterDesk(Brokers brokers, MessagingSettings settings, DeadLetters deadLetters, Audit audit, Clock clock) {
        this.brokers = brokers;
        this.settings = settings;
        this.deadLetters = deadLetters;
        this.audit = audit;
        this.clock = clock;
    }

    /// A record as people see it: of key, value and each header the first 64 KiB.
    ///
    /// @param topic      the one it came from
    /// @param key        base64, as are the headers and the value; null where there was none
    /// @param valueBytes how long the value is
    public record Letter(
            String topic,
            int partition,
            long offset,
            Instant at,
            @Nullable String key,
            List<HeaderLine> headers,
            @Nullable String value,
            int valueBytes) {}

    /// @param value base64
    /// @param text  the same for people, with signs in the place of what is no text
    public record HeaderLine(
            String name, @Nullable String value, @Nullable String text) {}

    /// The topics that this service hears.
    public List<String> topics() {
        return settings.hears();
    }

    /// The dead letters of a topic in the order of partitions and offsets.
    ///
    /// @throws NotFound   where this service does not hear the topic
    /// @throws Unresolved where Kafka is away
    public ParkingDesk.Part<Letter> letters(String topic, int page, int size) {
        return reading(topic, consumer -> {
            var found = new ArrayList<Letter>();
            var skip = (long) page * size;
            long total = 0;
            for (var extent : extents(consumer, topic)) {
                var from = extent.first + Math.max(0, skip - total);
                var to = Math.min(extent.end, extent.first + skip + size - total);
                read(consumer, extent.partition, from, to, it -> found.add(letter(topic, it)));
                total += extent.end - extent.first;
            }
            return new ParkingDesk.Part<>(found, total);
        });
    }

    /// Sends one to the topic it came from, verbatim.
    ///
    /// @throws NotFound   where there is none
    /// @throws RuleBroken where the letter only tells where a record stands, or Kafka does not take it
    public void resend(String topic, int partition, long offset, String who) {
        var letter = reading(topic, consumer -> letter(consumer, topic, partition, offset));
        if (letter.headers().lastHeader(DeadLetters.LEFT_AT) != null) {
            throw tooLarge();
        }
        var place = "%s-%d@%d".formatted(topic, partition, offset);
        var attempt = ParkingDesk.Outcome.ATTEMPTED;
        var entry = audit.begin(
                new ParkingDesk.Entry(clock.instant(), who, "RESENT", topic, "", place, "", null, null, null, attempt));
        try {
            deadLetters.send(settings.prefixed(topic), letter.key(), letter.value(), letter.headers());
        } catch (DeadLetters.TooLargeForKafka never) {
            audit.answer(entry, ParkingDesk.Outcome.REFUSED);
            throw tooLarge();
        }
        audit.answer(entry, ParkingDesk.Outcome.DONE);
    }

    private static RuleBroken tooLarge() {
        return new RuleBroken(
                "dead-letter-left-in-place", "This record is too large to be sent; it stands where it was");
    }

    private ConsumerRecord<byte[], byte[]> letter(
            KafkaConsumer<byte[], byte[]> consumer, String topic, int partition, long offset) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        extents(consumer, topic).stream()
                .filter(it -> it.partition.partition() == partition && it.first <= offset && offset < it.end)
                .forEach(it -> read(consumer, it.partition, offset, offset + 1, found::add));
        if (found.isEmpty()) {
            throw new NotFound("There is no dead letter %d@%d".formatted(partition, offset));
        }
        return found.getFirst();
    }

    private record Extent(TopicPartition partition, long first, long end) {}

    /// What is done with a consumer of its own.
    private interface Reading<T> {
        T with(KafkaConsumer<byte[], byte[]> consumer);
    }

    private <T> T reading(String topic, Reading<T> work) {
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

    private List<Extent> extents(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(DeadLetters.topicOf(settings, topic)).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .sorted(java.util.Comparator.comparingInt(TopicPartition::partition))
                .toList();
        var begins = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        return partitions.stream()
                .map(it -> new Extent(it, begins.getOrDefault(it, 0L), ends.getOrDefault(it, 0L)))
                .toList();
    }

    private static void read(
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

    private static Letter letter(String topic, ConsumerRecord<byte[], byte[]> dead) {
        return new Letter(
                topic,
                dead.partition(),
                dead.offset(),
                Instant.ofEpochMilli(dead.timestamp()),
                base64(dead.key()),
                StreamSupport.stream(dead.headers().spliterator(), false)
                        .map(DeadLetterDesk::line)
                        .toList(),
                base64(dead.value()),
                Math.max(0, dead.serializedValueSize()));
    }

    private static HeaderLine line(Header header) {
        var value = beginning(header.value());
        return new HeaderLine(header.key(), base64(value), value == null ? null : new String(value, UTF_8));
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        var shown = beginning(bytes);
        return shown == null ? null : Base64.getEncoder().encodeToString(shown);
    }

    private static byte @Nullable [] beginning(byte @Nullable [] bytes) {
        return bytes == null || bytes.length <= SHOWN_BYTES ? bytes : Arrays.copyOf(bytes, SHOWN_BYTES);
    }
}
