package care.continuum.attendance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.IntakeEvent;
import care.continuum.testing.Api;
import care.continuum.testing.RealEngines;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// What every service lets operations do about events that it could not process, over HTTP.
@RealEngines
@TestPropertySource(properties = "continuum.attendance.automatic-completion=true")
class OperationsIT {

    private static final String PARKED = "/api/ops/attendance/parked";
    private static final String DEAD_LETTERS = "/api/ops/attendance/dead-letters";
    private static final String TYPE = "care.continuum.intake.CrisisRaised.v1";

    @Value("${spring.kafka.bootstrap-servers}")
    String brokers;

    @Value("${continuum.messaging.topic-prefix}")
    String prefix;

    @Autowired
    Api api;

    @Autowired
    MongoTemplate mongo;

    private final String ana = UUID.randomUUID().toString();
    private final String episode = UUID.randomUUID().toString();

    @Test
    void anUnreadableEventIsFoundMendedAndProcessed() {
        tellCrisis(1, "");
        tellCrisis(2, "\"raisedAt\":\"2026-03-02T14:00:00Z\",");
        await().untilAsserted(() -> assertThat(queue().path("waiting").asInt()).isEqualTo(2));

        assertThat(queue().path("topic").asString()).isEqualTo("intake.events");
        assertThat(queue().path("type").asString()).isEqualTo(TYPE);
        assertThat(queue().path("reason").asString()).contains("lacks raisedAt");
        var first = operations().get(PARKED + "/" + ana).mustBe(200).json().at("/items/0");
        assertThat(first.at("/payload/clientId").asString()).isEqualTo(ana);
        var id = first.path("eventId").asString();

        var failed = redrive(Map.of("clientId", ana));
        assertThat(failed.at("/queues/0/events/0/outcome").asString()).isEqualTo("FAILED");

        var edit = PARKED + "/" + ana + "/events/" + id + "/edit";
        assertThat(operations()
                        .post(
                                edit,
                                Map.of(
                                        "payload",
                                        Map.of("clientId", "ana", "episodeId", episode, "by", "me"),
                                        "reason",
                                        "time was missing"))
                        .mustBe(400)
                        .faultyFields()
                        .split(" "))
                .containsExactlyInAnyOrder("payload.clientId", "payload.raisedAt", "payload.by");
        var mended = Map.of("clientId", ana, "episodeId", episode, "raisedAt", "2026-03-02T14:00:00Z");
        operations()
                .post(edit, Map.of("payload", mended, "reason", "time was missing"))
                .mustBe(204);

        var trial = redrive(Map.of("clientId", ana, "dryRun", true));
        assertThat(trial.at("/dryRun").asBoolean()).isTrue();
        assertThat(trial.at("/queues/0/events/0/outcome").asString()).isEqualTo("WOULD_TAKE_EFFECT");
        assertThat(trial.at("/queues/0/events/0/effects/0/aggregate").asString())
                .isEqualTo("programs");
        assertThat(queue().path("waiting").asInt()).isEqualTo(2);

        var wish = Map.<String, Object>of("clientId", ana, "topic", "intake.events");
        var keyed = operations().withKey("redrive");
        var done = keyed.post(PARKED + "/redrive", wish).mustBe(200).json();
        assertThat(keyed.post(PARKED + "/redrive", wish).mustBe(200).json()).isEqualTo(done);
        assertThat(done.at("/queues/0/events/1/outcome").asString()).isEqualTo("DONE");
        assertThat(done.has("next") && !done.path("next").isNull()).isFalse();
        assertThat(queue().isMissingNode()).isTrue();
        var audit = api.as("supervisor")
                .get(PARKED + "/audit?clientId=" + ana)
                .mustBe(200)
                .json();
        assertThat(audit.path("items").valueStream().map(it -> it.path("what").asString()))
                .containsExactly("REDRIVEN", "REDRIVEN", "EDITED", "FAILED");
        assertThat(audit.at("/items/2/reason").asString()).isEqualTo("time was missing");
        assertThat(audit.at("/items/2/who").asString()).isNotBlank();
        assertThat(audit.at("/items/2/outcome").asString()).isEqualTo("DONE");
        assertThat(mongo.getCollection("parked_audit").find(new Document("client", ana)))
                .extracting(Document::toJson)
                .hasSize(4)
                .noneMatch(it -> it.contains("time was missing"));
    }

    @Test
    void anEventIsDiscardedWithAReason() {
        tellCrisis(1, "");
        await().untilAsserted(() -> assertThat(queue().isMissingNode()).isFalse());
        var discard =
                PARKED + "/" + ana + "/events/" + queue().path("firstEventId").asString() + "/discard";

        assertThat(operations().post(discard, Map.of("reason", " ")).mustBe(400).faultyFields())
                .isEqualTo("reason");
        operations().post(discard, Map.of("reason", "a test")).mustBe(204);
        operations().post(discard, Map.of("reason", "a test", "force", true)).mustBe(204);

        assertThat(queue().isMissingNode()).isTrue();
        operations()
                .post(PARKED + "/" + ana + "/events/none/discard", Map.of("reason", "a test"))
                .mustBe(404);
    }

    @Test
    void deadLettersAreListedAndSentAgainAsTheyWere() {
        send(null, new byte[] {0, 1, (byte) 0xff}, Map.of("odd", new byte[] {9}));
        await().untilAsserted(() -> assertThat(letters().path("total").asLong()).isPositive());
        var letter = letters().at("/items/0");

        assertThat(letter.path("value").asString())
                .isEqualTo(Base64.getEncoder().encodeToString(new byte[] {0, 1, (byte) 0xff}));
        assertThat(letter.at("/headers/0/name").asString()).isEqualTo("odd");
        assertThat(letter.at("/headers/0/value").asString()).isEqualTo("CQ==");
        var before = letters().path("total").asLong();
        var place = Map.of(
                "topic",
                "intake.events",
                "partition",
                letter.path("partition").asInt(),
                "offset",
                letter.path("offset").asLong());
        var keyed = operations().withKey("again");
        keyed.post(DEAD_LETTERS + "/resend", place).mustBe(204);
        keyed.post(DEAD_LETTERS + "/resend", place).mustBe(204);
        keyed.post(DEAD_LETTERS + "/resend", Map.of("topic", "intake.events", "partition", 0, "offset", 1))
                .mustBe(422);

        await().untilAsserted(() -> assertThat(letters().path("total").asLong()).isEqualTo(before + 1));
        assertThat(letters().path("items").valueStream().map(it -> it.path("value") + " " + it.path("headers")))
                .containsOnly(letter.path("value") + " " + letter.path("headers"));
        operations()
                .post(DEAD_LETTERS + "/resend", Map.of("topic", "intake.events", "partition", 0, "offset", 99))
                .mustBe(404);
        assertThat(operations().get(DEAD_LETTERS).mustBe(400).faultyFields()).isEqualTo("topic");
        operations().get(DEAD_LETTERS + "?topic=attendance.events").mustBe(404);
    }

    @Test
    void onlyOperationsChangeSomethingAndSupervisorsMayLook() {
        var wish = Map.of("clientId", ana);
        assertThat(api.get(PARKED).status()).isEqualTo(401);
        for (var path : List.of(PARKED, PARKED + "/" + ana, PARKED + "/audit", DEAD_LETTERS + "?topic=intake.events")) {
            api.as("clinician").get(path).mustBe(403);
            api.as("supervisor").get(path).mustBe(200);
        }
        api.as("supervisor").post(PARKED + "/redrive", wish).mustBe(403);
        api.as("supervisor")
                .post(PARKED + "/" + ana + "/events/x/discard", Map.of("reason", "x"))
                .mustBe(403);
        api.as("supervisor")
                .post(PARKED + "/" + ana + "/events/x/edit", Map.of("payload", Map.of(), "reason", "x"))
                .mustBe(403);
        api.as("supervisor")
                .post(DEAD_LETTERS + "/resend", Map.of("topic", "intake.events", "partition", 0, "offset", 0))
                .mustBe(403);
    }

    @Test
    void theDocumentationTellsOfThem() {
        var paths = api.get("/v3/api-docs").mustBe(200).json().path("paths");

        assertThat(paths.propertyNames())
                .contains(PARKED, PARKED + "/redrive", PARKED + "/audit", DEAD_LETTERS, DEAD_LETTERS + "/resend");
    }

    private Api operations() {
        return api.as("operations");
    }

    private JsonNode redrive(Map<String, Object> wish) {
        return operations().post(PARKED + "/redrive", wish).mustBe(200).json();
    }

    /// Ana's queue; a missing node where there is none.
    private JsonNode queue() {
        return operations().get(PARKED + "?clientId=" + ana).mustBe(200).json().at("/items/0");
    }

    private JsonNode letters() {
        return operations()
                .get(DEAD_LETTERS + "?topic=intake.events")
                .mustBe(200)
                .json();
    }

    private void tellCrisis(int sequence, String raisedAt) {
        var payload = "{\"clientId\":\"%s\",%s\"episodeId\":\"%s\"}".formatted(ana, raisedAt, episode);
        send(
                ana,
                payload.getBytes(UTF_8),
                Map.of(
                        "ce_id", (episode + "-" + sequence).getBytes(UTF_8),
                        "ce_source", "/continuum/intake".getBytes(UTF_8),
                        "ce_type", TYPE.getBytes(UTF_8),
                        "ce_time", "2026-03-02T14:00:00Z".getBytes(UTF_8),
                        "ce_sequence", String.valueOf(sequence).getBytes(UTF_8),
                        "ce_aggregate", episode.getBytes(UTF_8)));
    }

    private void send(@Nullable String key, byte[] value, Map<String, byte[]> headers) {
        var told = new ProducerRecord<>(prefix + IntakeEvent.TOPIC, key == null ? null : key.getBytes(UTF_8), value);
        headers.forEach((name, bytes) -> told.headers().add(name, bytes));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(told);
        }
    }
}
