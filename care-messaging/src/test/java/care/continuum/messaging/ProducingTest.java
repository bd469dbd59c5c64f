package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/// Kafka's name does not resolve.
class ProducingTest {

    private static final String NOWHERE = "kafka.invalid:9092";

    private final MockEnvironment environment =
            new MockEnvironment().withProperty("spring.kafka.bootstrap-servers", NOWHERE);

    @Test
    void aServiceWhoseKafkaCannotBeFoundStartsAndTriesLater() {
        try (var producer = Producing.events(environment);
                var relay =
                        new MessagingAutoConfiguration().relay(producer, SimulatedInstance.SETTINGS, Machine.REAL)) {
            assertThat(relay.struggling()).isFalse();
            assertThatExceptionOfType(RetriableException.class).isThrownBy(producer::get);
        }
    }

    @Test
    void aProducerIsTriedAgainUntilItIsMadeAndThenItIsTheOne() {
        var tries = new int[1];
        try (var producer = new Producing<String, byte[]>(() -> {
            if (++tries[0] < 3) {
                throw new KafkaException("no resolvable bootstrap urls");
            }
            return new MockProducer<>();
        })) {
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(producer::get);
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(producer::get);
            assertThat(producer.get()).isSameAs(producer.get());
        }
        assertThat(tries[0]).isEqualTo(3);
    }

    @Test
    void topicsThatCannotBeAskedForAreNotReadyYet() {
        var settings = new MessagingSettings(
                "teller",
                List.of("stories"),
                "",
                "",
                1,
                (short) 1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                false);

        assertThat(new Topics(Brokers.of(environment), settings, List.of()).ready())
                .isFalse();
    }
}
