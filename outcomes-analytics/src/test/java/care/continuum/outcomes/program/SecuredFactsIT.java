package care.continuum.outcomes.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import care.continuum.engines.SecuredKafka;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.IntakeEvent;
import care.continuum.outcomes.OutcomesSettings;
import care.continuum.outcomes.gaps.Gaps;
import care.continuum.outcomes.terms.Hearsay;
import care.continuum.testing.Proves;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/// A broker that lets outcomes and a quality board do what docs/privacy.md has them do.
class SecuredFactsIT {

    @TempDir
    static Path folder;

    private static SecuredKafka kafka;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(folder, "outcomes", "quality-board");
        kafka.makes(Hearsay.TOPICS);
        Hearsay.TOPICS.forEach(topic -> kafka.hears("outcomes", topic, "outcomes"));
        var own = new ResourcePattern(ResourceType.TOPIC, "outcomes-", PatternType.PREFIXED);
        kafka.allow("outcomes", own, AclOperation.ALL);
        kafka.hears("quality-board", AttendanceEvent.TOPIC, "quality-board");
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void theFiguresAreComputedWithWhatOutcomesIsAllowed() {
        var environment = new MockEnvironment();
        environment.setProperty("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
        kafka.client("outcomes")
                .forEach((name, value) -> environment.setProperty("spring.kafka.properties." + name, value.toString()));
        var meters = new SimpleMeterRegistry();
        var topology = new FactsTopology(new Hearsay(), meters, new Gaps(meters));
        var settings = new OutcomesSettings(folder.resolve("streams"), 11);

        var stream = new FactsStream(topology, settings, environment, "", "");
        stream.start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> stream.hearing() && stream.ready());
            assertThat(stream.stays()).isEmpty();
        } finally {
            stream.stop();
        }
    }

    @Test
    @Proves("topic-readers")
    void nobodyReadsATopicWithoutAnEntryOfTheirOwn() {
        read(AttendanceEvent.TOPIC);

        assertThatExceptionOfType(TopicAuthorizationException.class).isThrownBy(() -> read(IntakeEvent.TOPIC));
    }

    /// As the quality board.
    private static void read(String topic) {
        var settings = kafka.client("quality-board");
        settings.put("group.id", "quality-board");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().until(() -> consumer.poll(Duration.ofMillis(200)).isEmpty()
                    && !consumer.assignment().isEmpty());
        }
    }
}
