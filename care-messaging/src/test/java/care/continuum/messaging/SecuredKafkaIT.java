package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import care.continuum.engines.SecuredKafka;
import care.continuum.engines.TestEngines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that knows everybody by a password and an entry, as docs/privacy.md has it.
class SecuredKafkaIT {

    @TempDir
    static Path folder;

    private static SecuredKafka kafka;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(folder, "teller", "quality-board");
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void aServiceTellsHearsAndKeepsDeadLettersWithWhatItIsAllowed() {
        var name = allowed();
        try (var run = teller(name, kafka.arguments("teller")).hearing()) {
            var ana = run.begin();
            run.add(ana, "line 1");
            run.awaitHeard(ana, List.of("line 1"));

            garble(name, ana);
            var desk = run.context.getBean(DeadLetterDesk.class);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(desk.letters("stories", 0, 10).items()).hasSize(1));
        }
    }

    @Test
    void aServiceWithTheWrongPasswordTakesCommandsAndTellsOnceItHasTheRightOne() {
        var name = allowed();
        UUID ana;
        try (var run = teller(name, kafka.arguments("teller", "guessed"))) {
            ana = run.begin();
            run.add(ana, "line 1");
            await().untilAsserted(() ->
                    assertThat(run.context.getBean(Relay.class).struggling()).isTrue());
            assertThat(run.context.getBean(Hearing.class).hearing()).isFalse();
        }
        try (var run = teller(name, kafka.arguments("teller")).hearing()) {
            run.awaitHeard(ana, List.of("line 1"));
        }
    }

    @Test
    void aServiceThatIsLetInLateTellsWhatHasWaited() {
        var name = TestEngines.get().freshName("secured");
        try (var run = teller(name, kafka.arguments("teller"))) {
            var ana = begun(run);
            await().untilAsserted(() ->
                    assertThat(run.context.getBean(Relay.class).struggling()).isTrue());
            assertThat(run.context.getBean(Relay.class).stuck()).isZero();

            allow(name);
            run.hearing().awaitHeard(ana, List.of("line 1"));
        }
    }

    /// Its first connection was refused, and it is not started again.
    @Test
    void aServiceWhosePasswordIsMadeLateTellsWhatHasWaited() {
        var name = TestEngines.get().freshName("secured");
        allow("newcomer", name);
        try (var run = teller(name, kafka.argumentsOfNewcomer("newcomer"))) {
            var ana = begun(run);
            await().untilAsserted(() ->
                    assertThat(run.context.getBean(Relay.class).struggling()).isTrue());

            kafka.welcome("newcomer");
            run.hearing().awaitHeard(ana, List.of("line 1"));
        }
    }

    @Test
    void aServiceWhoseEntryWasGoneForAWhileHearsAgain() {
        var name = allowed();
        try (var run = teller(name, kafka.arguments("teller")).hearing();
                var lines = new Lines(Revival.class)) {
            var ana = begun(run);
            run.awaitHeard(ana, List.of("line 1"));

            kafka.hearsNoMore("teller", name + ".stories", "teller." + name);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> !lines.alarms().isEmpty()
                            && !run.context.getBean(Hearing.class).hearing());
            allow(name);

            run.add(ana, "line 2");
            run.hearing().awaitHeard(ana, List.of("line 1", "line 2"));
        }
    }

    @Test
    void whoHasNoEntryReadsNothing() {
        var name = allowed();
        var topic = name + ".stories";
        try (var run = teller(name, kafka.arguments("teller")).hearing()) {
            run.awaitHeard(begun(run), List.of("line 1"));
        }

        assertThatExceptionOfType(AuthorizationException.class).isThrownBy(() -> read(topic));
        kafka.hears("quality-board", topic, "quality-board");
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(AuthorizationException.class)
                .until(() -> read(topic) > 0);
    }

    /// A name of its own, with the entries that such a service needs.
    private static String allowed() {
        var name = TestEngines.get().freshName("secured");
        allow(name);
        return name;
    }

    private static void allow(String name) {
        allow("teller", name);
    }

    private static void allow(String user, String name) {
        kafka.tells(user, name + ".stories")
                .hears(user, name + ".stories", "teller." + name)
                .allow(
                        user,
                        ResourceType.TOPIC,
                        name + ".stories.teller.dlt",
                        AclOperation.CREATE,
                        AclOperation.DESCRIBE,
                        AclOperation.READ,
                        AclOperation.WRITE);
    }

    private static UUID begun(TellerRun run) {
        var client = run.begin();
        run.add(client, "line 1");
        return client;
    }

    private static TellerRun teller(String name, List<String> access) {
        return TellerRun.start(
                kafka.bootstrapServers(), TestEngines.get().mongo(), name, access.toArray(String[]::new));
    }

    /// A record that nobody can place.
    private static void garble(String name, UUID client) {
        try (var producer =
                new KafkaProducer<>(kafka.client("teller"), new StringSerializer(), new ByteArraySerializer())) {
            var _ = producer.send(new ProducerRecord<>(name + ".stories", client.toString(), new byte[] {1, 2, 3}));
        }
    }

    /// How many records the quality board can read.
    private static int read(String topic) {
        var settings = kafka.client("quality-board");
        settings.putAll(Map.of("group.id", "quality-board", "auto.offset.reset", "earliest"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            return consumer.poll(Duration.ofSeconds(5)).count();
        }
    }
}
