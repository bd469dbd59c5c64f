package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The small suite, running on given engines, with what the tests ask of it.
final class TellerRun implements AutoCloseable {

    static final Answer<Story, Integer> LINES =
            Answer.as(Integer.class, story -> story.lines().size());

    final ConfigurableApplicationContext context;
    final Aggregates<Story> stories;
    final Aggregates<Audience> audiences;
    private final String kafka;
    private final String topic;

    private TellerRun(ConfigurableApplicationContext context, String kafka, String prefix) {
        this.context = context;
        this.kafka = kafka;
        this.topic = prefix + "stories";
        this.stories = aggregates("stories");
        this.audiences = aggregates("audiences");
    }

    @SuppressWarnings("unchecked")
    private <S extends Aggregate<S>> Aggregates<S> aggregates(String bean) {
        return (Aggregates<S>) context.getBean(bean, Aggregates.class);
    }

    static TellerRun start(String kafka, String mongo, String name, String... more) {
        return start(kafka, mongo, name, _ -> {}, more);
    }

    /// With something of the test's own in the context.
    static TellerRun start(
            String kafka,
            String mongo,
            String name,
            ApplicationContextInitializer<GenericApplicationContext> own,
            String... more) {
        var settings = new ArrayList<>(List.of(
                "--continuum.messaging.service=teller",
                "--continuum.messaging.hears=stories",
                "--continuum.messaging.topic-prefix=" + name + ".",
                "--continuum.messaging.group-suffix=." + name,
                "--continuum.messaging.retry-limit=1s",
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--spring.mongodb.uri=" + mongo + "/" + name + "?uuidRepresentation=standard",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn"));
        settings.addAll(List.of(more));
        var context = new SpringApplicationBuilder(TellerApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(own)
                .run(settings.toArray(String[]::new));
        return new TellerRun(context, kafka, name + ".");
    }

    TellerRun hearing() {
        await().atMost(Duration.ofSeconds(40)).until(context.getBean(Hearing.class)::hearing);
        return this;
    }

    TellerApplication application() {
        return context.getBean(TellerApplication.class);
    }

    UUID begin() {
        var client = UUID.randomUUID();
        stories.begin(client.toString(), Command.once("test"), () -> Change.to(Story.empty(client)), LINES);
        return client;
    }

    int add(UUID client, String line) {
        return stories.amend(client.toString(), Command.once("test"), story -> story.add(line), LINES);
    }

    List<String> heard(UUID client) {
        return audiences.find(client.toString()).map(Audience::heard).orElse(List.of());
    }

    void awaitHeard(UUID client, List<String> lines) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(heard(client)).isEqualTo(lines));
    }

    /// All records of the topic about a client, as they stand there.
    List<ConsumerRecord<String, byte[]>> records(UUID client) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(it -> new TopicPartition(topic, it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        found.removeIf(it -> !client.toString().equals(it.key()));
        return found;
    }

    static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    Origin origin(UUID client, long sequence) {
        return new Origin(
                "/test/teller",
                client.toString(),
                sequence,
                UUID.randomUUID().toString(),
                Instant.EPOCH,
                Trace.current());
    }

    @Override
    public void close() {
        context.close();
    }
}
