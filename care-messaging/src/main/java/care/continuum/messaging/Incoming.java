package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/// One record as it came from Kafka, bytes and all; nothing compares two of them.
///
/// @param headers as they came: in their order, several of one name, and some without a value
@SuppressWarnings("ArrayRecordComponent")
record Incoming(
        String topic, int partition, long offset, byte @Nullable [] key, Headers headers, byte @Nullable [] value) {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int MOST_NAME_BYTES = 1024;

    /// Operators name clients and events in paths.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:~-]*");

    /// Takes a batch apart. Spring gives the values as the payload, and everything else as lists beside
    /// it.
    static List<Incoming> of(Message<? extends List<?>> batch) {
        var values = batch.getPayload();
        var keys = beside(batch, KafkaHeaders.RECEIVED_KEY);
        var topics = beside(batch, KafkaHeaders.RECEIVED_TOPIC);
        var partitions = beside(batch, KafkaHeaders.RECEIVED_PARTITION);
        var offsets = beside(batch, KafkaHeaders.OFFSET);
        var headers = beside(batch, KafkaHeaders.BATCH_CONVERTED_HEADERS);
        var records = new ArrayList<Incoming>();
        for (int index = 0; index < values.size(); index++) {
            records.add(new Incoming(
                    (String) topics.get(index),
                    (Integer) partitions.get(index),
                    (Long) offsets.get(index),
                    keys.get(index) instanceof byte[] key ? key : null,
                    RawHeaders.of((Map<?, ?>) headers.get(index)),
                    values.get(index) instanceof byte[] value ? value : null));
        }
        return records;
    }

    private static List<?> beside(Message<?> batch, String name) {
        if (batch.getHeaders().get(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException("a batch without " + name);
    }

    String client() {
        return key == null ? "" : new String(key, UTF_8);
    }

    /// Whether operators can name it, MongoDB holds it as often as parking may need it, and its names as often as they
    /// may wait. What this suite tells is far smaller, and named by UUIDs.
    boolean couldBeParked() {
        return isNamed()
                && length(key) <= MOST_NAME_BYTES
                && length(value) <= MOST_BYTES
                && StreamSupport.stream(headers.spliterator(), false)
                        .filter(it -> it.key().startsWith("ce_"))
                        .allMatch(it -> length(it.value()) <= MOST_NAME_BYTES);
    }

    /// The source and the aggregate become the name of a field.
    private boolean isNamed() {
        return Stream.of(client(), header("ce_id"))
                        .allMatch(name -> NAME.matcher(name).matches())
                && Stream.of(header("ce_source"), header("ce_aggregate"))
                        .allMatch(name -> name.chars().noneMatch(Character::isISOControl));
    }

    private String header(String name) {
        return Objects.requireNonNullElse(Envelope.text(headers, name), "");
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /// Where the record stands, for the log.
    String place() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
