package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/// Kafka's name does not resolve, or Kafka lets nobody in.
class ProducingTest {

    private static final String NOWHERE = "kafka.invalid:9092";

    private static final MessagingSettings SETTINGS = new MessagingSettings(
            "teller", List.of("stories"), "", "", 1, (short) 1, Duration.ofSeconds(1), Duration.ofSeconds(1), false);

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
                throw new KafkaException(
                        "Failed to construct", new ConfigException("No resolvable bootstrap urls given"));
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
    void aProducerThatCanNeverSendAgainGivesWayToAnother() {
        var made = new ArrayList<MockProducer<String, byte[]>>();
        try (var outlet = new Producing<String, byte[]>(() -> {
            made.add(new MockProducer<>());
            return made.getLast();
        })) {
            var first = outlet.get();
            outlet.failed(first, new TimeoutException("away"));
            assertThat(outlet.get()).isSameAs(first);

            outlet.failed(first, new SaslAuthenticationException("no"));
            var second = outlet.get();
            assertThat(second).isNotSameAs(first);
            assertThat(made.getFirst().closed()).isTrue();

            outlet.failed(first, new KafkaException("closed"));
            assertThat(outlet.get()).as("it was the first one's").isSameAs(second);
            made.getLast().sendException = new KafkaException("in an error state");
            assertThatExceptionOfType(KafkaException.class)
                    .isThrownBy(() -> outlet.send(new ProducerRecord<>("stories", new byte[0]), (_, _) -> {}));
            assertThat(outlet.get()).isNotSameAs(second);
        }
    }

    @Test
    void settingsThatCanNeverWorkAreNotTakenForAnOutage() {
        try (var producer = Producing.events(wrong())) {
            assertThatExceptionOfType(KafkaException.class)
                    .isThrownBy(producer::get)
                    .matches(Reachability::isRefusal)
                    .isNotInstanceOf(RetriableException.class);
        }
    }

    @Test
    void topicsOfAServiceThatIsNotLetInAreAnAlarmOnce() {
        try (var lines = new Lines(Topics.class)) {
            var topics = new Topics(Brokers.of(wrong()), SETTINGS, List.of());
            assertThat(topics.ready()).isFalse();
            assertThat(topics.ready()).isFalse();
            assertThat(lines.alarms()).hasSize(1);

            assertThat(new Topics(Brokers.of(environment), SETTINGS, List.of()).ready())
                    .isFalse();
            assertThat(lines.alarms()).as("an outage is none").hasSize(1);
        }
    }

    private static MockEnvironment wrong() {
        return new MockEnvironment()
                .withProperty("spring.kafka.bootstrap-servers", "localhost:9092")
                .withProperty("spring.kafka.properties.security.protocol", "SASL_PLAINTEXT")
                .withProperty("spring.kafka.properties.sasl.mechanism", "PLAIN")
                .withProperty("spring.kafka.properties.sasl.jaas.config", "nonsense");
    }

    @Test
    void topicsThatCannotBeAskedForAreNotReadyYet() {
        assertThat(new Topics(Brokers.of(environment), SETTINGS, List.of()).ready())
                .isFalse();
    }
}
