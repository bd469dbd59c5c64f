package care.continuum.suite.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.local.topics.TopicReader;
import care.continuum.messaging.checker.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Records that are not as they should be: without a key, without headers, of no known type, of a later version, and
/// with bytes that are no event.
final class Poison {

    private static final String UNREADABLE_IN = "attendance.events";
    private static final byte[] UNREADABLE = "{\"clientId\": 5".getBytes(UTF_8);

    private final Soil soil;
    private final Random random;
    private final List<String> unreadable = new ArrayList<>();
    private final List<Letter> unplaced = new ArrayList<>();

    /// A record by its bytes.
    private record Letter(String topic, String key, String value) {

        /// Where a service keeps it.
        Letter at(String service) {
            return new Letter("%s.%s.dlt".formatted(topic, service), key, value);
        }
    }

    /// Takes a record as one that is not the suite's own, as [Topics#plant] does.
    @FunctionalInterface
    interface Soil {
        boolean plant(String topic, byte @Nullable [] key, byte @Nullable [] value, @Nullable Headers headers)
                throws InterruptedException;
    }

    Poison(Soil soil, long seed) {
        this.soil = soil;
        this.random = new Random(seed);
    }

    /// The events that cannot be read, at each service that hears them; these have to be parked, and nothing
    /// else may be. Only what stands in the topics counts: Kafka may take what it does not acknowledge.
    List<Fact> facts(Collection<ConsumerRecord<byte[], byte[]>> planted) {
        var standing = letters(planted);
        return unreadable.stream()
                .filter(client ->
                        standing.contains(new Letter(UNREADABLE_IN, text(client.getBytes(UTF_8)), text(UNREADABLE))))
                .flatMap(client -> Reactions.hearing(UNREADABLE_IN)
                        .<Fact>map(part -> new Fact.Poison(part.label(), UNREADABLE_IN, client, eventId(client))))
                .toList();
    }

    private static String eventId(String client) {
        return UUID.nameUUIDFromBytes(client.getBytes(UTF_8)).toString();
    }

    /// Returns whether Kafka took all of it.
    boolean plant() throws InterruptedException {
        var taken = true;
        for (var topic : TopicReader.TOPICS) {
            var bytes = new byte[20];
            random.nextBytes(bytes);
            taken &= lost(topic, null, bytes);
            taken &= lost(topic, id().getBytes(UTF_8), bytes);
            taken &= lost(topic, id().getBytes(UTF_8), null);
            var stranger = id();
            taken &= soil.plant(
                    topic, stranger.getBytes(UTF_8), "{}".getBytes(UTF_8), headers(topic, stranger, "NeverHeardOf"));
        }
        var client = id();
        unreadable.add(client);
        taken &= soil.plant(
                UNREADABLE_IN, client.getBytes(UTF_8), UNREADABLE, headers(UNREADABLE_IN, client, "ProgramCompleted"));
        return taken;
    }

    /// A record of which nobody can say whose it is.
    private boolean lost(String topic, byte @Nullable [] key, byte @Nullable [] value) throws InterruptedException {
        unplaced.add(new Letter(topic, text(key), text(value)));
        return soil.plant(topic, key, value, null);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "nothing" : HexFormat.of().formatHex(bytes);
    }

    /// What every service that hears the topic has to keep as a dead letter, and does not.
    List<String> missing(
            Collection<ConsumerRecord<byte[], byte[]>> planted, Collection<ConsumerRecord<byte[], byte[]>> dead) {
        var standing = letters(planted);
        var kept = letters(dead);
        return unplaced.stream()
                .filter(standing::contains)
                .flatMap(some -> Reactions.hearing(some.topic).map(part -> some.at(part.label())))
                .filter(some -> !kept.contains(some))
                .map(some -> "what was planted is not in " + some.topic)
                .toList();
    }

    private static Set<Letter> letters(Collection<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(some -> new Letter(some.topic(), text(some.key()), text(some.value())))
                .collect(Collectors.toSet());
    }

    /// Sends an event again as a later version of the suite would have told it, with a field that nobody knows yet.
    boolean later(ConsumerRecord<byte[], byte[]> old) throws InterruptedException {
        var text = new String(old.value(), UTF_8).strip();
        var more = text.substring(0, text.length() - 1) + ",\"ofALaterVersion\":{\"and\":[1,2]}}";
        return soil.plant(old.topic(), old.key(), more.getBytes(UTF_8), new RecordHeaders(old.headers()));
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private Headers headers(String topic, String client, String type) {
        var service = topic.substring(0, topic.indexOf('.'));
        var headers = new RecordHeaders();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", eventId(client).getBytes(UTF_8));
        headers.add("ce_source", ("/continuum/" + service).getBytes(UTF_8));
        headers.add(
                "ce_type", "care.continuum.%s.%s.v1".formatted(service, type).getBytes(UTF_8));
        headers.add("ce_subject", client.getBytes(UTF_8));
        headers.add("ce_time", "2026-01-01T00:00:00Z".getBytes(UTF_8));
        headers.add("ce_sequence", "1".getBytes(UTF_8));
        headers.add("ce_aggregate", ("planted-" + client).getBytes(UTF_8));
        return headers;
    }
}
