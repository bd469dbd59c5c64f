package care.continuum.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.local.api.ApiClient;
import care.continuum.local.parked.DeadLetters;
import care.continuum.local.parked.ParkedEvents;
import care.continuum.local.parked.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What operations do from the command line, through the gateway, about events that services cannot process.
final class OperationsStory {

    private static final List<Service> ALL = List.of(Service.values());
    private static final List<Service> ATTENDANCE = List.of(Service.ATTENDANCE);

    private final String ana = UUID.randomUUID().toString();
    private final String episode = UUID.randomUUID().toString();

    void whatCannotBeProcessedIsFoundMendedAndProcessedAndAMissingNumberIsToldOf(Suite suite)
            throws IOException, InterruptedException {
        var api = new ApiClient(suite.ports().gateway());
        mustDescribeItself(api);
        People.doTheirOwnWork(suite);
        send(suite, ana, "{\"clientId\":\"%s\",\"episodeId\":\"%s\"}".formatted(ana, episode), 2);
        send(suite, "", "nobody knows whose", 0);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(parked(api, it -> it.list(ALL, null, ana)))
                        .contains("attendance  intake.events", "1 waiting", "lacks raisedAt"));
        assertThat(parked(api, it -> it.show(ATTENDANCE, null, ana))).contains(ana + "-2", "CrisisRaised");
        assertThat(parked(
                        api,
                        it -> assertThat(it.redrive(ATTENDANCE, null, ana, false))
                                .isFalse()))
                .contains("still fails", "1 failed");

        var payload = "{\"clientId\":\"%s\",\"episodeId\":\"%s\",\"raisedAt\":\"2026-03-02T14:00:00Z\"}"
                .formatted(ana, episode);
        parked(api, it -> it.edit(Service.ATTENDANCE, ana, ana + "-2", "time was missing", payload));
        assertThat(parked(api, it -> it.redrive(ATTENDANCE, null, ana, true)))
                .contains("would take effect", "programs " + episode);
        assertThat(parked(api, it -> it.redrive(ATTENDANCE, null, ana, false))).contains("1 done");
        assertThat(parked(api, it -> it.list(ATTENDANCE, null, ana))).contains("nothing is parked");
        assertThat(parked(api, it -> it.audit(ATTENDANCE, null, ana)))
                .contains("REDRIVEN by", "EDITED by", "time was missing");

        var letters = new StringWriter();
        new DeadLetters(api, new PrintWriter(letters, true)).list(ATTENDANCE, "intake.events");
        assertThat(letters.toString()).contains("attendance  intake.events  partition");

        api.await(
                "/api/ops/outcomes/gaps",
                "the gap alarm",
                Duration.ofSeconds(10),
                gaps -> gaps.path("items")
                        .valueStream()
                        .anyMatch(gap -> gap.path("missing").asLong() == 1
                                && gap.path("aggregate").asString("").endsWith(episode)));
    }

    private static void mustDescribeItself(ApiClient api) {
        var whole = api.get("/v3/api-docs");
        assertThat(whole.path("info").path("description").asString()).doesNotContain("Not answering");
        assertThat(ALL)
                .allSatisfy(service -> assertThat(whole.path("paths").propertyNames())
                        .anyMatch(path -> path.startsWith("/api/%s/".formatted(service))));
    }

    private static String parked(ApiClient api, Consumer<ParkedEvents> what) {
        var said = new StringWriter();
        what.accept(new ParkedEvents(api, new PrintWriter(said, true)));
        return said.toString();
    }

    /// An event of intake as nobody should tell it; without a client not even an event.
    private void send(Suite suite, String client, String payload, int sequence) {
        var key = client.isEmpty() ? null : client.getBytes(UTF_8);
        var told = new ProducerRecord<>("intake.events", key, payload.getBytes(UTF_8));
        if (!client.isEmpty()) {
            Map.of(
                            "ce_id",
                            client + "-" + sequence,
                            "ce_source",
                            "/continuum/intake",
                            "ce_type",
                            "care.continuum.intake.CrisisRaised.v1",
                            "ce_time",
                            "2026-03-02T14:00:00Z",
                            "ce_sequence",
                            String.valueOf(sequence),
                            "ce_aggregate",
                            episode)
                    .forEach((name, value) -> told.headers().add(name, value.getBytes(UTF_8)));
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", suite.ports().kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(told);
        }
    }
}
