package care.continuum.outcomes.program;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.outcomes.OutcomesSettings;
import care.continuum.outcomes.gaps.Gaps;
import care.continuum.outcomes.terms.Hearsay;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class FactsStreamTest {

    private static final OutcomesSettings SETTINGS = new OutcomesSettings(Path.of("target/streams"), 11);

    @ParameterizedTest
    @ValueSource(strings = {"kafka.invalid:9092", "one.invalid:9092,two.invalid:9092"})
    void aKafkaThatCannotBeFoundIsLookedForAgain(String brokers) throws InterruptedException {
        var meters = new SimpleMeterRegistry();
        var topology = new FactsTopology(new Hearsay(), meters, new Gaps(meters));
        var environment = new MockEnvironment().withProperty("spring.kafka.bootstrap-servers", brokers);
        var stream = new FactsStream(topology, SETTINGS, environment, "", "");

        assertThat(stream.begun()).isFalse();
        assertThat(stream.begun()).isFalse();
        assertThat(stream.ready()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({", 1", "3, 3"})
    void whatItKeepsHasAsManyReplicasAsTheTopicsOfTheServices(@Nullable String set, int replicas) {
        var environment = new MockEnvironment().withProperty("spring.kafka.bootstrap-servers", "kafka.invalid:9092");
        if (set != null) {
            environment.setProperty("continuum.messaging.replication", set);
        }
        var settings = FactsStream.settings(SETTINGS, environment, "-one");

        assertThat(new StreamsConfig(settings).getInt(StreamsConfig.REPLICATION_FACTOR_CONFIG))
                .isEqualTo(replicas);
    }
}
