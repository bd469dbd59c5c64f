package care.continuum.outcomes.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.events.CareEvent;
import care.continuum.outcomes.gaps.Follow;
import care.continuum.outcomes.gaps.Gaps;
import care.continuum.outcomes.terms.ClientFacts;
import care.continuum.outcomes.terms.Hearsay;
import care.continuum.outcomes.terms.Hearsay.Unreadable;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// All topics into one store of facts by client: they have the same key and the same number of partitions, so that
/// nothing needs to move. What cannot be read is passed over and counted: no record may stop the figures.
@Component
class FactsTopology {

    static final String STORE = "facts";
    static final String PASSED_OVER = "continuum.outcomes.passed.over";

    private static final String SOURCE = "news";
    /// What was kept by an earlier version lacks what this one keeps beside it.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final Logger LOG = LoggerFactory.getLogger(FactsTopology.class);

    private final Hearsay hearsay;
    private final MeterRegistry meters;
    private final Gaps gaps;

    FactsTopology(Hearsay hearsay, MeterRegistry meters, Gaps gaps) {
        this.hearsay = hearsay;
        this.meters = meters;
        this.gaps = gaps;
    }

    Topology of(Collection<String> topics) {
        var topology = new Topology();
        topology.addSource(
                SOURCE,
                Serdes.String().deserializer(),
                Serdes.ByteArray().deserializer(),
                topics.toArray(String[]::new));
        topology.addProcessor("hear", Hear::new, SOURCE);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), facts()), "hear");
        Follow.addTo(topology, SOURCE, gaps);
        return topology;
    }

    static Serde<ClientFacts> facts() {
        return Serdes.serdeFrom(
                (_, facts) -> facts == null ? null : JSON.writeValueAsBytes(facts),
                (_, bytes) -> bytes == null ? null : JSON.readValue(bytes, ClientFacts.class));
    }

    /// Adds each event to the facts of its client.
    private final class Hear implements Processor<String, byte[], Void, Void> {

        private @Nullable KeyValueStore<String, ClientFacts> store;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> told) {
            var type = text(told.headers(), "ce_type");
            if (told.key() == null || told.value() == null) {
                passOver("empty", "an event without " + (told.key() == null ? "a key" : "a value"));
                return;
            }
            try {
                var sequence = Long.parseLong(text(told.headers(), "ce_sequence"));
                hearsay.read(type, told.value())
                        .ifPresentOrElse(
                                news -> keep(told.key(), aggregate(told.headers()), sequence, news),
                                () -> meters.counter(PASSED_OVER, "why", "unknown")
                                        .increment());
            } catch (Unreadable | NumberFormatException unreadable) {
                passOver("unreadable", "%s: %s".formatted(type, unreadable.getMessage()));
            }
        }

        private void keep(String client, String aggregate, long sequence, CareEvent news) {
            if (store != null) {
                var before = store.get(client);
                store.put(client, (before == null ? ClientFacts.NONE : before).hear(aggregate, sequence, news));
            }
        }

        private void passOver(String why, String what) {
            meters.counter(PASSED_OVER, "why", why).increment();
            LOG.warn("Passed over {}", what);
        }

        private static String aggregate(Headers headers) {
            return text(headers, "ce_source") + "/" + text(headers, "ce_aggregate");
        }

        private static String text(Headers headers, String name) {
            var header = headers.lastHeader(name);
            return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
        }
    }
}
