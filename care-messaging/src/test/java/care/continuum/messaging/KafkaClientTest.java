package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;

/// What the suite needs of Kafka's client.
class KafkaClientTest {

    /// Before, consumers spin while the broker is away (KAFKA-20253), and take the processors from the commands.
    @Test
    void itIsOneWhoseConsumersRestWhileTheBrokerIsAway() throws IOException {
        assertThat(version()).isGreaterThanOrEqualTo(Version.parse("4.4.0"));
    }

    /// As the client itself tells it.
    private static Version version() throws IOException {
        var known = new Properties();
        try (var file = KafkaConsumer.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            known.load(file);
        }
        return Version.parse(known.getProperty("version"));
    }
}
