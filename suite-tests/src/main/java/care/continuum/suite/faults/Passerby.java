package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Somebody who joins a service's group, has a share of the topics for a moment, takes in nothing and leaves: the group
/// shares anew, and once more.
final class Passerby {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private Passerby() {}

    /// Whether a share was had in time.
    static boolean passes(String bootstrap, Part part) throws InterruptedException {
        var config = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                part.label(),
                "group.protocol",
                "consumer",
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(Reactions.topics(part));
            return Hearing.await(LIMIT, () -> {
                var _ = consumer.poll(Duration.ofMillis(100));
                return !consumer.assignment().isEmpty();
            });
        }
    }
}
