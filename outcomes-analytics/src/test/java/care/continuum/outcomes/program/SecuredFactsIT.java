package care.continuum.outcomes.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.engines.SecuredKafka;
import care.continuum.outcomes.OutcomesSettings;
import care.continuum.outcomes.gaps.Gaps;
import care.continuum.outcomes.terms.Hearsay;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/// A broker that lets outcomes do what docs/privacy.md has it do.
class SecuredFactsIT {

    @TempDir
    Path folder;

    @Test
    void theFiguresAreComputedWithWhatOutcomesIsAllowed() {
        try (var kafka = SecuredKafka.start(folder, "outcomes")) {
            kafka.makes(Hearsay.TOPICS);
            Hearsay.TOPICS.forEach(topic -> kafka.hears("outcomes", topic, "outcomes"));
            var own = new ResourcePattern(ResourceType.TOPIC, "outcomes-", PatternType.PREFIXED);
            kafka.allow("outcomes", own, AclOperation.ALL);
            var environment =
                    new MockEnvironment().withProperty("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
            kafka.client("outcomes")
                    .forEach((name, value) ->
                            environment.withProperty("spring.kafka.properties." + name, value.toString()));
            var meters = new SimpleMeterRegistry();
            var topology = new FactsTopology(new Hearsay(), meters, new Gaps(meters));
            var settings = new OutcomesSettings(folder.resolve("streams"), 11);

            var stream = new FactsStream(topology, settings, environment, "", "");
            stream.start();
            try {
                await().atMost(Duration.ofSeconds(60)).until(stream::hearing);
                await().atMost(Duration.ofSeconds(20)).until(stream::ready);
                assertThat(stream.episodes()).isEmpty();
            } finally {
                stream.stop();
            }
        }
    }
}
