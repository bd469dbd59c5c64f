package care.continuum.local.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One event as it stands in its topic.
///
/// @param timestamp when the broker wrote it
public record TopicRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        String key,
        Map<String, String> headers,
        String value) {

    public static TopicRecord of(ConsumerRecord<byte[], byte[]> given) {
        var headers = new LinkedHashMap<String, String>();
        given.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return new TopicRecord(
                given.topic(),
                given.partition(),
                given.offset(),
                given.timestamp(),
                text(given.key()),
                headers,
                text(given.value()));
    }

    /// The event's name without service and version, such as `ProgramCompleted`.
    public String name() {
        var parts = header("ce_type").split("\\.", -1);
        return parts.length < 2 ? "" : parts[parts.length - 2];
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(value);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
