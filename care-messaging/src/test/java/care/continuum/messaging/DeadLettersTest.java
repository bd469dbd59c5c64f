package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final Incoming LARGE =
            new Incoming("chapters", 3, 17, null, new RecordHeaders().add("odd", new byte[] {9}), new byte[] {1, 2});

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Narrow kafka = new Narrow();

    @Test
    void aRecordThatIsTooLargeEvenForTheDeadLettersIsToldOfAndStopsNobody() {
        new DeadLetters(() -> kafka, SimulatedInstance.SETTINGS, meters).keep("chapters", LARGE);

        assertThat(kafka.kept).hasSize(1);
        var letter = kafka.kept.getFirst();
        assertThat(letter.topic()).isEqualTo("chapters.memories.dlt");
        assertThat(new String(letter.headers().lastHeader(DeadLetters.LEFT_AT).value(), UTF_8))
                .isEqualTo("chapters-3@17");
        assertThat(meters.get("continuum.inbox.dead")
                        .tag("topic", "chapters")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whileKafkaCannotBeFoundTheBatchComesAgain() {
        var letters = new DeadLetters(
                () -> {
                    throw new TimeoutException("nowhere");
                },
                SimulatedInstance.SETTINGS,
                meters);

        assertThatExceptionOfType(Unresolved.class).isThrownBy(() -> letters.keep("chapters", LARGE));
    }

    /// Takes nothing with a value.
    private static final class Narrow extends MockProducer<byte[], byte[]> {
        private final List<ProducerRecord<byte[], byte[]>> kept = new ArrayList<>();

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message, Callback told) {
            if (message.value() != null) {
                return CompletableFuture.failedFuture(new RecordTooLargeException("too large"));
            }
            kept.add(message);
            return CompletableFuture.completedFuture(null);
        }
    }
}
