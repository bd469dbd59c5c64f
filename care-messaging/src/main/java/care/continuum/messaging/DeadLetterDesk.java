package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Where people see the records that nobody could place, and send them again as they were.
public final class DeadLetterDesk {

    private static final int SHOWN_BYTES = 64 * 1024;

    private final LetterBox box;
    private final MessagingSettings settings;
    private final DeadLetters deadLetters;
    private final Audit audit;
    private final Clock clock;

    DeadLetterDesk(Brokers brokers, MessagingSettings settings, DeadLetters deadLetters, Audit audit, Clock clock) {
        this.box = new LetterBox(brokers, settings);
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
        return box.reading(topic, consumer -> {
            var found = new ArrayList<Letter>();
            var skip = (long) page * size;
            long total = 0;
            for (var extent : box.extents(consumer, topic)) {
                var from = extent.first() + Math.max(0, skip - total);
                var to = Math.min(extent.end(), extent.first() + skip + size - total);
                LetterBox.read(consumer, extent.partition(), from, to, it -> found.add(letter(topic, it)));
                total += extent.end() - extent.first();
            }
            return new ParkingDesk.Part<>(found, total);
        });
    }

    /// Sends one to the topic it came from, verbatim.
    ///
    /// @throws NotFound   where there is none
    /// @throws RuleBroken where the letter only tells where a record stands, or Kafka does not take it
    public void resend(String topic, int partition, long offset, String who) {
        var letter = box.reading(topic, consumer -> letter(consumer, topic, partition, offset));
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
        box.extents(consumer, topic).stream()
                .filter(it -> it.partition().partition() == partition && it.first() <= offset && offset < it.end())
                .forEach(it -> LetterBox.read(consumer, it.partition(), offset, offset + 1, found::add));
        if (found.isEmpty()) {
            throw new NotFound("There is no dead letter %d@%d".formatted(partition, offset));
        }
        return found.getFirst();
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
