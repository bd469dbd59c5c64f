package care.continuum.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;

/// One event in an outbox: decided, and not yet known to be in Kafka.
///
/// @param id derived from source, aggregate and sequence: the same whenever it is sent again
record Pending(long sequence, String id, String type, Instant time, String trace, String payload) {

    private static final int MOST_BYTES = 256 * 1024;
    private static final int HEADERS_BYTES = 1024;

    static Pending of(
            EventContract<?> contract, String aggregate, long sequence, Object event, Instant time, String trace) {
        var payload = contract.write(event);
        if (payload.length + HEADERS_BYTES > MOST_BYTES) {
            throw new TooLarge("An event of %d bytes is over the limit of 256 KiB".formatted(payload.length));
        }
        var name = "%s\n%s\n%d".formatted(contract.source(), aggregate, sequence);
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return new Pending(
                sequence, id, contract.typeOf(event), time, trace, new String(payload, StandardCharsets.UTF_8));
    }

    Document toDocument() {
        return new Document("sequence", sequence)
                .append("id", id)
                .append("type", type)
                .append("time", Date.from(time))
                .append("trace", trace)
                .append("payload", payload);
    }

    static Pending from(Document stored) {
        return new Pending(
                stored.getLong("sequence"),
                stored.getString("id"),
                stored.getString("type"),
                stored.getDate("time").toInstant(),
                stored.getString("trace"),
                stored.getString("payload"));
    }
}
