package care.continuum.outcomes.gaps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowTest {

    private static final String TOPIC = "intake.events";

    private final Gaps gaps = new Gaps(new SimpleMeterRegistry());
    private final AtomicLong nanos = new AtomicLong();
    private final TopologyTestDriver driver =
            new TopologyTestDriver(topology(), settings(), Instant.parse("2026-03-02T14:00:00Z"));

    private Topology topology() {
        var topology = new Topology();
        topology.addSource(
                "news", Serdes.String().deserializer(), Serdes.ByteArray().deserializer(), TOPIC);
        Follow.addTo(topology, "news", gaps, nanos::get);
        return topology;
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "gaps", StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092"));
        return settings;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    /// The clock of whoever saw it first may be ten minutes ahead of the one that looks now.
    @Test
    void whenTheAlarmIsRaisedDependsOnNoClock() {
        tell(1, 3);
        look(Duration.ZERO);
        assertThat(gaps.open()).isEmpty();

        look(Duration.ofSeconds(2));
        assertThat(gaps.open()).extracting(Gap::missing).containsExactly(2L);
        assertThat(gaps.open().getFirst().since()).isEqualTo(Instant.parse("2026-03-02T14:00:00Z"));
    }

    @Test
    void aClockThatRunsAheadRaisesNoAlarmEarly() {
        tell(1, 3);
        driver.advanceWallClockTime(Duration.ofMinutes(10));

        assertThat(gaps.open()).isEmpty();
    }

    @Test
    void theSecondGapHasAGraceOfItsOwn() {
        tell(1, 3, 5);
        look(Duration.ofSeconds(1));
        tell(2);
        look(Duration.ofSeconds(1));
        assertThat(gaps.open()).isEmpty();

        look(Duration.ofSeconds(1));
        assertThat(gaps.open()).extracting(Gap::missing).containsExactly(4L);
    }

    private void look(Duration later) {
        nanos.addAndGet(later.toNanos());
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    private void tell(long... numbers) {
        var topic = driver.createInputTopic(TOPIC, new StringSerializer(), new ByteArraySerializer());
        for (var number : numbers) {
            var headers = new RecordHeaders()
                    .add("ce_sequence", String.valueOf(number).getBytes(UTF_8))
                    .add("ce_source", "/continuum/intake".getBytes(UTF_8))
                    .add("ce_aggregate", "a0".getBytes(UTF_8));
            topic.pipeInput(new TestRecord<>("ana", new byte[] {1}, headers));
        }
    }
}
