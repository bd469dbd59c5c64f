package care.continuum.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent;
import care.continuum.events.IntakeEvent.CrisisRaised;
import care.continuum.messaging.EventContract;
import care.continuum.outcomes.gaps.Gap;
import care.continuum.outcomes.gaps.Gaps;
import care.continuum.outcomes.terms.Hearsay;
import care.continuum.testing.Api;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.StringUtils;

/// Topics with holes on a real broker.
@RealEngines
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "continuum.outcomes.state=target/streams-gaps")
class GapsIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final EventContract<IntakeEvent> INTAKE = EventContract.sealed(
            IntakeEvent.class,
            IntakeEvent.TOPIC,
            "/continuum/intake",
            "care.continuum.intake",
            event -> event.clientId().toString());

    @Value("${spring.kafka.bootstrap-servers}")
    String brokers;

    @Value("${continuum.messaging.topic-prefix}")
    String prefix;

    @Autowired
    Wire wire;

    @Autowired
    Api api;

    @Autowired
    Gaps gaps;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JwtDecoder decoder;

    @Autowired
    ConfigurableEnvironment environment;

    @Autowired
    @Qualifier("factsStream")
    SmartLifecycle stream;

    @BeforeEach
    void hearing() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            var there = admin.listTopics().names().get();
            var missing = Hearsay.TOPICS.stream()
                    .map(prefix::concat)
                    .filter(name -> !there.contains(name))
                    .map(name -> new NewTopic(name, 3, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get();
        }
        awaitHearing();
    }

    @Test
    void aMissingNumberRaisesAnAlarmWithinTenSecondsAndCopiesRaiseNone(CapturedOutput output) {
        var ana = UUID.randomUUID();
        var ben = UUID.randomUUID();
        tell(ana, 1, 2, 4);
        tell(ben, 1, 2, 1, 2, 3, 3);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(missing(ana)).containsExactly(3L));
        assertThat(missing(ben)).isEmpty();
        assertThat(meters.get("continuum.gaps.open").gauge().value()).isEqualTo(1);
        assertThat(gaps.health().getStatus().getCode()).isEqualTo("ALARM");
        assertThat(gaps.health().getDetails().toString())
                .contains("3 of /continuum/intake/%s in %sintake.events".formatted(ana, prefix));
        assertThat(output).containsOnlyOnce(alarm(ana, 3)).doesNotContain("/continuum/intake/%s is".formatted(ben));
        var listed =
                api.as("operations").get("/api/ops/outcomes/gaps").mustBe(200).json();
        assertThat(listed.at("/items/0/missing").asLong()).isEqualTo(3);
        assertThat(listed.at("/items/0/topic").asString()).isEqualTo(prefix + "intake.events");
        assertThat(api.as("clinician").get("/api/ops/outcomes/gaps").status()).isEqualTo(403);

        tell(ana, 3);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(missing(ana)).isEmpty());
        assertThat(gaps.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void whatWasSeenIsKnownAfterARestart() {
        var ana = UUID.randomUUID();
        var ben = UUID.randomUUID();
        tell(ana, 1, 2, 3);
        tell(ben, 1, 3);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(missing(ben)).containsExactly(2L));

        stream.stop();
        assertThat(gaps.open()).isEmpty();
        tell(ana, 5);
        stream.start();
        awaitHearing();

        await().atMost(LIMIT).untilAsserted(() -> assertThat(missing(ana)).containsExactly(4L));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(missing(ben)).containsExactly(2L));
        tell(ana, 4);
        tell(ben, 2);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(gaps.open()).isEmpty());
    }

    /// Another process on another machine: it has nothing but what Kafka keeps.
    @Test
    void whatWasSeenIsKnownToAProcessThatTakesOver(CapturedOutput output, @TempDir Path state) {
        var ana = UUID.randomUUID();
        var ben = UUID.randomUUID();
        tell(ana, 1, 2, 3);
        tell(ben, 1, 3);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(missing(ben)).containsExactly(2L));
        stream.stop();

        try (var other = other(state)) {
            tell(ana, 5);
            var taken = other.getBean(Gaps.class);

            await().atMost(TO_START).untilAsserted(() -> {
                assertThat(missing(taken, ana)).containsExactly(4L);
                assertThat(missing(taken, ben)).containsExactly(2L);
            });
            assertThat(taken.health().getStatus().getCode()).isEqualTo("ALARM");
            assertThat(StringUtils.countOccurrencesOf(output.getOut(), alarm(ben, 2)))
                    .isEqualTo(2);
            tell(ana, 4);
            tell(ben, 2);
            await().atMost(LIMIT).untilAsserted(() -> assertThat(taken.open()).isEmpty());
        } finally {
            stream.start();
            awaitHearing();
        }
        await().atMost(LIMIT).untilAsserted(() -> assertThat(gaps.open()).isEmpty());
    }

    /// On the same engines and topics.
    private ConfigurableApplicationContext other(Path state) {
        var engines = environment.getPropertySources().get("real-engines");
        return new SpringApplicationBuilder(OutcomesApplication.class)
                .initializers((ApplicationContextInitializer<GenericApplicationContext>) context -> {
                    var sources = context.getEnvironment().getPropertySources();
                    sources.addFirst(engines);
                    sources.addFirst(new MapPropertySource(
                            "other", Map.of("server.port", 0, "continuum.outcomes.state", state.toString())));
                    context.registerBean(JwtDecoder.class, () -> decoder);
                })
                .run();
    }

    private static String alarm(UUID aggregate, long number) {
        return "ALARM: event %d of /continuum/intake/%s is missing".formatted(number, aggregate);
    }

    private void awaitHearing() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(api.get("/api/outcomes/readiness")
                                .json()
                                .at("/hearing")
                                .asBoolean())
                        .isTrue());
    }

    private List<Long> missing(UUID aggregate) {
        return missing(gaps, aggregate);
    }

    private static List<Long> missing(Gaps known, UUID aggregate) {
        return known.open().stream()
                .filter(gap -> gap.aggregate().endsWith(aggregate.toString()))
                .map(Gap::missing)
                .toList();
    }

    private void tell(UUID aggregate, long... numbers) {
        for (var number : numbers) {
            var event = new CrisisRaised(new ClientId(aggregate), new EpisodeId(aggregate), Instant.EPOCH);
            wire.tell(INTAKE, event, aggregate.toString(), number);
        }
    }
}
