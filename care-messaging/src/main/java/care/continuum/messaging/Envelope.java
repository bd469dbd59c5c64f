package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 in binary mode: what stands in a record's headers.
final class Envelope {

    static final String TYPE = "ce_type";

    private Envelope() {}

    private static List<Header> headers(Image image, Pending event) {
        var contract = image.contract();
        return List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", event.id()),
                header("ce_source", contract.source()),
                header(TYPE, event.type()),
                header("ce_subject", image.key()),
                header("ce_time", event.time().toString()),
                header("ce_sequence", Long.toString(event.sequence())),
                header("ce_aggregate", image.aggregate()),
                header("ce_dataschema", "urn:" + event.type().replace('.', ':')),
                header("content-type", "application/json"),
                header("traceparent", event.trace()));
    }

    /// An event as it is sent.
    static ProducerRecord<String, byte[]> message(String topic, Image image, Pending event) {
        var bytes = event.payload().getBytes(UTF_8);
        return new ProducerRecord<>(topic, null, null, image.key(), bytes, headers(image, event));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    /// Where a received event comes from; empty when the headers do not say it.
    static Optional<Origin> origin(Headers headers) {
        var source = text(headers, "ce_source");
        var aggregate = text(headers, "ce_aggregate");
        var id = text(headers, "ce_id");
        var sequence = text(headers, "ce_sequence");
        var time = text(headers, "ce_time");
        if (source == null || aggregate == null || id == null || sequence == null || time == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Origin(
                    source,
                    aggregate,
                    Long.parseLong(sequence),
                    id,
                    Instant.parse(time),
                    Trace.of(text(headers, "traceparent"))));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// The last header of the name counts.
    static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
