package care.continuum.outcomes.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.IntakeEvent;
import care.continuum.events.SchedulingEvent;
import care.continuum.outcomes.gaps.Gaps;
import care.continuum.outcomes.terms.ClientFacts;
import care.continuum.outcomes.terms.Hearsay;
import care.continuum.testing.GoldenLine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// No record of a topic may stop the figures.
class FactsTopologyTest {

    private static final String ENROLLED = "care.continuum.intake.ClientEnrolled.v1";
    private static final String PLANNED = "care.continuum.scheduling.SessionsScheduled.v1";
    private static final String ANA = "ana";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver = new TopologyTestDriver(
            new FactsTopology(new Hearsay(), meters, new Gaps(meters)).of(Hearsay.TOPICS), settings());

    private static Properties settings() {
        var settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "facts",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "nowhere:9092",
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class));
        return settings;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void everyGoldenLineIsKeptWithItsClient() {
        GoldenLine.all()
                .forEach(line ->
                        tell(ANA, line.type(), "1", line.type(), line.json().getBytes(UTF_8)));

        assertThat(facts().heard()).hasSize(GoldenLine.all().size());
        assertThat(passedOver("unreadable") + passedOver("empty") + passedOver("unknown"))
                .isZero();
    }

    @Test
    void whatHasNoKeyOrNoValueIsPassedOverAndCounted() {
        tell(null, ENROLLED, "1", "stay", golden(ENROLLED));
        tell(ANA, ENROLLED, "1", "stay", null);
        tell(null, ENROLLED, "1", "stay", null);

        assertThat(passedOver("empty")).isEqualTo(3);
        goesOn();
    }

    @Test
    void whatCannotBeReadIsPassedOverAndCounted() {
        tell(ANA, ENROLLED, "1", "stay", "{".getBytes(UTF_8));
        tell(ANA, ENROLLED, "1", "stay", "{}".getBytes(UTF_8));
        tell(ANA, ENROLLED, "first", "stay", golden(ENROLLED));
        tell(ANA, ENROLLED, null, "stay", golden(ENROLLED));
        tell(ANA, "care.continuum.intake.Unheard.v1", "1", "stay", golden(ENROLLED));

        assertThat(passedOver("unreadable")).isEqualTo(4);
        assertThat(passedOver("unknown")).isEqualTo(1);
        goesOn();
    }

    @Test
    void whatNoCheckForesawIsPassedOver() {
        var nameless = new String(golden(PLANNED), UTF_8)
                .replaceFirst("\"sessions\":\\[\\{\"sessionId\":\"[^\"]*\",", "\"sessions\":[{");
        driver.createInputTopic(SchedulingEvent.TOPIC, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(record(ANA, PLANNED, "1", "plan", nameless.getBytes(UTF_8)));

        goesOn();
    }

    @Test
    void whatAnEarlierVersionKeptIsRead() {
        tell(ANA, PLANNED, "1", "plan", golden(PLANNED));
        var kept = new String(FactsTopology.facts().serializer().serialize("facts", facts()), UTF_8);
        assertThat(kept).contains(",\"planned\":true");

        var earlier = kept.replace(",\"planned\":true", "").getBytes(UTF_8);
        assertThat(FactsTopology.facts()
                        .deserializer()
                        .deserialize("facts", earlier)
                        .episodes())
                .hasSize(1);
    }

    private void goesOn() {
        tell(ANA, ENROLLED, "1", "stay", golden(ENROLLED));
        assertThat(facts().episodes()).hasSize(1);
    }

    private void tell(
            @Nullable String key, String type, @Nullable String sequence, String aggregate, byte @Nullable [] value) {
        driver.createInputTopic(IntakeEvent.TOPIC, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(record(key, type, sequence, aggregate, value));
    }

    private static TestRecord<String, byte[]> record(
            @Nullable String key, String type, @Nullable String sequence, String aggregate, byte @Nullable [] value) {
        var headers = new RecordHeaders();
        headers.add("ce_type", type.getBytes(UTF_8));
        headers.add("ce_sequence", sequence == null ? null : sequence.getBytes(UTF_8));
        headers.add("ce_source", "/told".getBytes(UTF_8));
        headers.add("ce_aggregate", aggregate.getBytes(UTF_8));
        return new TestRecord<>(key, value, headers);
    }

    private static byte[] golden(String type) {
        return GoldenLine.all().stream()
                .filter(line -> line.type().equals(type))
                .findFirst()
                .orElseThrow()
                .json()
                .getBytes(UTF_8);
    }

    private ClientFacts facts() {
        return driver.<String, ClientFacts>getKeyValueStore(FactsTopology.STORE).get(ANA);
    }

    private double passedOver(String why) {
        return meters.counter(FactsTopology.PASSED_OVER, "why", why).count();
    }
}
