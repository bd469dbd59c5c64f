package care.continuum.outcomes.gaps;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Follows the numbers of every aggregate in the topics. What was seen is in a store with a changelog,
/// so that it is known again after a restart; the numbers are read from the headers, whatever the event
/// is.
public final class Follow implements Processor<String, byte[], Void, Void> {

    private static final String STORE = "followed";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LOOK_EACH = Duration.ofSeconds(1);

    /// For the case that somebody is just sending it; first copies come in order, so that little is
    /// enough.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Gaps gaps;
    private final LongSupplier nanos;

    /// Since when by this process' own time, whatever clock the store's times are of.
    private final Map<String, Long> incomplete = new HashMap<>();

    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable KeyValueStore<String, Followed> store;

    private Follow(Gaps gaps, LongSupplier nanos) {
        this.gaps = gaps;
        this.nanos = nanos;
    }

    /// Adds it to a topology.
    public static void addTo(Topology topology, String source, Gaps gaps) {
        addTo(topology, source, gaps, System::nanoTime);
    }

    /// @param nanos a time of which only differences mean anything
    static void addTo(Topology topology, String source, Gaps gaps, LongSupplier nanos) {
        topology.addProcessor("follow", () -> new Follow(gaps, nanos), source);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), followed()),
                "follow");
    }

    private static Serde<Followed> followed() {
        return Serdes.serdeFrom(
                (_, seen) -> seen == null ? null : JSON.writeValueAsBytes(seen),
                (_, bytes) -> bytes == null ? null : JSON.readValue(bytes, Followed.class));
    }

    @Override
    public void init(ProcessorContext<Void, Void> given) {
        context = given;
        KeyValueStore<String, Followed> found = given.getStateStore(STORE);
        store = found;
        try (var all = found.all()) {
            all.forEachRemaining(entry -> {
                if (!entry.value.isWhole()) {
                    incomplete.put(entry.key, nanos.getAsLong());
                }
            });
        }
        given.schedule(LOOK_EACH, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, byte[]> told) {
        if (store == null || context == null) {
            return;
        }
        var number = number(text(told.headers(), "ce_sequence"));
        if (number <= 0) {
            return;
        }
        var topic = context.recordMetadata().map(it -> it.topic()).orElse("");
        var name = "%s %s/%s".formatted(topic, text(told.headers(), "ce_source"), text(told.headers(), "ce_aggregate"));
        var known = store.get(name);
        var before = known == null ? Followed.NONE : known;
        var after = before.see(number, context.currentSystemTimeMs());
        if (after.equals(before)) {
            return;
        }
        store.put(name, after);
        if (after.isWhole()) {
            if (incomplete.remove(name) != null) {
                gaps.settle(topicOf(name), aggregateOf(name));
            }
        } else if (before.missing() == after.missing()) {
            incomplete.putIfAbsent(name, nanos.getAsLong());
        } else {
            incomplete.put(name, nanos.getAsLong());
        }
    }

    private void look(long now) {
        incomplete.forEach((name, since) -> {
            var seen = store == null ? null : store.get(name);
            if (seen != null && nanos.getAsLong() - since >= GRACE.toNanos()) {
                gaps.raise(
                        new Gap(topicOf(name), aggregateOf(name), seen.missing(), Instant.ofEpochMilli(seen.since())));
            }
        });
    }

    @Override
    public void close() {
        incomplete.keySet().forEach(name -> gaps.leave(topicOf(name), aggregateOf(name)));
    }

    private static String topicOf(String name) {
        return name.substring(0, name.indexOf(' '));
    }

    private static String aggregateOf(String name) {
        return name.substring(name.indexOf(' ') + 1);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
