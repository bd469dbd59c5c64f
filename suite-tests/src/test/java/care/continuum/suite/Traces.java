package care.continuum.suite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// All that a running suite has written down anywhere: documents, records and dead letters, logs.
final class Traces implements AutoCloseable {

    private static final Set<String> DATABASES_OWN = Set.of("admin", "config", "local");

    private final MongoClient mongo;
    private final String kafka;
    private final Path logs;

    Traces(Suite suite) {
        this.mongo = MongoClients.create(suite.ports().mongodb());
        this.kafka = suite.ports().kafka();
        this.logs = suite.logs();
    }

    /// Where any of these words stands, in small letters: `intake.clients`, `attendance.events`, `services.log`.
    Set<String> of(Collection<String> words) {
        var found = new TreeSet<String>();
        BiConsumer<String, String> look = (where, text) -> {
            var small = text.toLowerCase(Locale.ROOT);
            if (words.stream().anyMatch(small::contains)) {
                found.add(where);
            }
        };
        documents(look);
        records(look);
        logs(look);
        return found;
    }

    /// A service's key of somebody, as it is kept; null where there never was one.
    @Nullable
    Document keyOf(String service, String owner) {
        return mongo.getDatabase(service)
                .getCollection("_keys")
                .find(Filters.eq(owner))
                .first();
    }

    /// Intake's document of a client.
    Document client(String id) {
        var found = mongo.getDatabase("intake")
                .getCollection("clients")
                .find(Filters.eq(id))
                .first();
        return Objects.requireNonNull(found, id);
    }

    private void documents(BiConsumer<String, String> look) {
        for (var database : mongo.listDatabaseNames()) {
            if (!DATABASES_OWN.contains(database)) {
                for (var name : mongo.getDatabase(database).listCollectionNames()) {
                    mongo.getDatabase(database)
                            .getCollection(name)
                            .find()
                            .forEach(it -> look.accept(database + '.' + name, text(it)));
                }
            }
        }
    }

    /// What is sealed is bytes that nobody can read; what only looks so is not.
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (value) {
            case Document document ->
                document.entrySet().stream()
                        .map(it -> it.getKey() + ' ' + text(it.getValue()))
                        .collect(joining(" "));
            case List<?> list -> list.stream().map(Traces::text).collect(joining(" "));
            case Binary bytes -> new String(bytes.getData(), ISO_8859_1);
            default -> value.toString();
        };
    }

    private void records(BiConsumer<String, String> look) {
        var config = Map.<String, Object>of("bootstrap.servers", kafka, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> !topic.getKey().startsWith("__"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> look.accept(it.topic(), text(it)));
            }
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        var text = new StringBuilder();
        record.headers().forEach(it -> append(text.append(it.key()).append(' '), it.value()));
        append(text, record.key());
        append(text, record.value());
        return text.toString();
    }

    private static void append(StringBuilder text, byte @Nullable [] bytes) {
        text.append(bytes == null ? "" : new String(bytes, UTF_8)).append(' ');
    }

    private void logs(BiConsumer<String, String> look) {
        try (var files = Files.walk(logs)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                try (var lines = Files.lines(file, ISO_8859_1)) {
                    lines.forEach(line -> look.accept(String.valueOf(file.getFileName()), line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mongo.close();
    }
}
