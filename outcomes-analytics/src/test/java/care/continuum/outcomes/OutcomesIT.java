package care.continuum.outcomes;

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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

/// The figures of the topics of a real broker.
@RealEngines
@TestPropertySource(properties = "continuum.outcomes.state=target/streams")
class OutcomesIT {

    private static final String PATH = "/api/outcomes/program?from=2026-03-02&to=2026-03-02";

    @Value("${spring.kafka.bootstrap-servers}")
    String brokers;

    @Value("${continuum.messaging.topic-prefix}")
    String prefix;

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
                            .map(topic -> new NewTopic(prefix + topic, 3, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
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
