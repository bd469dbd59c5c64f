package care.continuum.messaging;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.MessageHeaders;

/// Hands the headers of a record over as they came: in their order, several of one name, and some without a value.
final class RawHeaders implements KafkaHeaderMapper {

    /// @throws IllegalStateException where they were not handed over so
    static Headers of(Map<?, ?> handedOver) {
        if (handedOver.get(KafkaHeaders.NATIVE_HEADERS) instanceof Headers headers) {
            return headers;
        }
        throw new IllegalStateException("a record without " + KafkaHeaders.NATIVE_HEADERS);
    }

    @Override
    public void toHeaders(Headers source, Map<String, Object> target) {
        target.put(KafkaHeaders.NATIVE_HEADERS, source);
    }

    @Override
    public void fromHeaders(MessageHeaders headers, Headers target) {
        throw new UnsupportedOperationException("nothing is sent this way");
    }
}
