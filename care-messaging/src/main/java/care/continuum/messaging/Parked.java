package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// A parked event with what it takes to process it again.
///
/// @param value  the payload, as it came or as somebody edited it
/// @param reason why it cannot be processed; null where it only waits behind another
/// @param edited whether the payload is not the one in the topic
/// @param stay   tells this stay from earlier ones of the same event; null before it is kept
record Parked(
        String topic,
        String client,
        String type,
        Origin origin,
        Binary value,
        @Nullable String reason,
        boolean edited,
        @Nullable ObjectId stay) {

    private static final int LONGEST_REASON = 300;

    String id() {
        return origin.eventId();
    }

    /// The payload, or a text where it is not JSON.
    JsonNode json() {
        try {
            return EventContract.JSON.readTree(value.getData());
        } catch (JacksonException notJson) {
            return StringNode.valueOf(new String(value.getData(), UTF_8));
        }
    }

    Parked because(Throwable failure) {
        var told = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return new Parked(topic, client, type, origin, value, shortened(told), edited, stay);
    }

    Parked with(Binary otherValue) {
        return new Parked(topic, client, type, origin, otherValue, reason, true, stay);
    }

    /// As it came, for a stay that begins; without the reason, which may change. What people make of it
    /// stands in its queue.
    Document toDocument() {
        return new Document("topic", topic)
                .append("client", client)
                .append("event", id())
                .append("type", type)
                .append("source", origin.source())
                .append("aggregate", origin.aggregate())
                .append("sequence", origin.sequence())
                .append("time", origin.time().toString())
                .append("trace", origin.traceparent())
                .append("value", value)
                .append("stay", new ObjectId());
    }

    static Parked from(Document stored) {
        var origin = new Origin(
                stored.getString("source"),
                stored.getString("aggregate"),
                stored.getLong("sequence"),
                stored.getString("event"),
                Instant.parse(stored.getString("time")),
                stored.getString("trace"));
        return new Parked(
                stored.getString("topic"),
                stored.getString("client"),
                stored.getString("type"),
                origin,
                stored.get("value", Binary.class),
                stored.getString("reason"),
                false,
                stored.getObjectId("stay"));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }
}
