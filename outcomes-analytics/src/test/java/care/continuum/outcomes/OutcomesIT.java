package care.continuum.outcomes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.CareEvent;
import care.continuum.events.IntakeEvent;
import care.continuum.events.SchedulingEvent;
import care.continuum.messaging.EventContract;
import care.continuum.outcomes.terms.Hearsay;
import care.continuum.outcomes.terms.Story;
import care.continuum.testing.Api;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

/// The figures of the topics of a real broker.
@RealEngines
@TestPropertySource(properties = "continuum.outcomes.state=target/streams")
class OutcomesIT {

    private static final String PATH = "/api/outcomes/program?from=2026-03-02&to=2026-03-02";
    private static final int PARTITIONS = 3;

    @Value("${spring.kafka.bootstrap-servers}")
    String brokers;

    @Value("${continuum.messaging.topic-prefix}")
    String prefix;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Wire wire;

    @Autowired
    Api api;

    @Test
    void theFiguresFollowTheTopicsAsSoonAsThereAreAny() throws Exception {
        assertThat(api.get("/api/outcomes/readiness").status()).isEqualTo(503);
        assertThat(api.as("analyst").get(PATH).status()).isEqualTo(503);
        makeTopics();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var ready = api.get("/api/outcomes/readiness");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.json().at("/hearing").asBoolean()).isTrue();
        });

        tellNonsense();
        var story = Story.fresh();
        tell(story);
        tell(Story.fresh());
        tell(story);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var figures = api.as("analyst").get(PATH).mustBe(200).json();
            assertThat(figures.at("/enrolled").asInt()).isEqualTo(2);
            assertThat(figures.at("/attendance/counted").asInt()).isEqualTo(10);
            assertThat(figures.at("/attendance/attended").asInt()).isEqualTo(8);
            assertThat(figures.at("/dispositions/COMPLETED").asInt()).isEqualTo(2);
            assertThat(figures.at("/continuity/within30Days").asInt()).isEqualTo(2);
        });
        var published =
                api.as("analyst").get(PATH + "&published=true").mustBe(200).json();
        assertThat(published.has("enrolled")).isFalse();
        assertThat(published.at("/attendance/rate").isMissingNode()).isTrue();
        assertThat(published.at("/from").asString()).isEqualTo("2026-03-02");
        assertThat(api.as("analyst").get(PATH + "&published=maybe").mustBe(400).faultyFields())
                .isEqualTo("published");
        assertThat(passedOver()).isEqualTo(6 * PARTITIONS);
        assertThat(api.as("analyst")
                        .get("/api/outcomes/program?from=2026-03-03")
                        .mustBe(200)
                        .json()
                        .at("/enrolled")
                        .asInt())
                .isZero();
        assertThat(api.as("analyst")
                        .get("/api/outcomes/program?from=2026-03-03&to=2026-03-02")
                        .mustBe(400)
                        .faultyFields())
                .isEqualTo("to");
        assertThat(api.as("analyst").get("/api/outcomes/program?from=yesterday").status())
                .isEqualTo(400);
        assertThat(api.as("client").get(PATH).status()).isEqualTo(403);
    }

    private void makeTopics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(Hearsay.TOPICS.stream()
                            .map(topic -> new NewTopic(prefix + topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    /// Into every partition, so that whatever follows comes behind it.
    private void tellNonsense() throws Exception {
        var type = new Hearsay().typeOf(Story.fresh().enrolled()).getBytes(UTF_8);
        var settings = Map.<String, Object>of("bootstrap.servers", brokers);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                for (var value : Arrays.asList(null, new byte[0], "{}".getBytes(UTF_8))) {
                    for (var key : Arrays.asList(null, "nobody")) {
                        var nonsense = new ProducerRecord<>(prefix + IntakeEvent.TOPIC, partition, key, value);
                        nonsense.headers().add("ce_type", type).add("ce_sequence", "1".getBytes(UTF_8));
                        producer.send(nonsense).get();
                    }
                }
            }
        }
    }

    private double passedOver() {
        return meters.find("continuum.outcomes.passed.over").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void tell(Story story) {
        var counts = new HashMap<String, Long>();
        for (var event : story.ofOneWhoCompletes()) {
            switch (event) {
                case IntakeEvent news -> tell(contract(IntakeEvent.class, IntakeEvent.TOPIC), news, counts);
                case SchedulingEvent news -> tell(contract(SchedulingEvent.class, SchedulingEvent.TOPIC), news, counts);
                case AttendanceEvent news -> tell(contract(AttendanceEvent.class, AttendanceEvent.TOPIC), news, counts);
                case AftercareEvent news -> tell(contract(AftercareEvent.class, AftercareEvent.TOPIC), news, counts);
            }
        }
    }

    private <E extends CareEvent> void tell(EventContract<E> contract, E news, Map<String, Long> counts) {
        wire.tell(contract, news, news.episodeId().toString(), counts.merge(contract.topic(), 1L, Long::sum));
    }

    private static <E extends CareEvent> EventContract<E> contract(Class<E> events, String topic) {
        var service = List.of(topic.split("\\.", -1)).getFirst();
        return EventContract.sealed(
                events,
                topic,
                "/continuum/" + service,
                "care.continuum." + service,
                event -> event.clientId().toString());
    }
}
