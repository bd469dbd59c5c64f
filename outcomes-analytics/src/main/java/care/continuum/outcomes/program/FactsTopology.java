package care.continuum.outcomes.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.outcomes.terms.ClientFacts;
import care.continuum.outcomes.terms.Hearsay;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// All topics into one store of facts by client: they have the same key and the same number of partitions, so that
/// nothing needs to move.
final class FactsTopology {

    static final String STORE = "facts";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Logger LOG = LoggerFactory.getLogger(FactsTopology.class);

    private FactsTopology() {}

    static Topology of(Collection<String> topics, Hearsay hearsay) {
        var topology = new Topology();
        topology.addSource(
                "news",
                Serdes.String().deserializer(),
                Serdes.ByteArray().deserializer(),
                topics.toArray(String[]::new));
        topology.addProcessor("hear", () -> new Hear(hearsay), "news");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), facts()), "hear");
        return topology;
    }

    static Serde<ClientFacts> facts() {
        return Serdes.serdeFrom(
                (_, facts) -> facts == null ? null : JSON.writeValueAsBytes(facts),
                (_, bytes) -> bytes == null ? null : JSON.readValue(bytes, ClientFacts.class));
    }

    /// Adds each event to the facts of its client.
    private static final class Hear implements Processor<String, byte[], Void, Void> {

        private final Hearsay hearsay;
        private @Nullable KeyValueStore<String, ClientFacts> store;

        Hear(Hearsay hearsay) {
            this.hearsay = hearsay;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> told) {
            var type = text(told.headers(), "ce_type");
            var aggregate = text(told.headers(), "ce_source") + "/" + text(told.headers(), "ce_aggregate");
            try {
                var sequence = Long.parseLong(text(told.headers(), "ce_sequence"));
                hearsay.read(type, told.value()).ifPresent(news -> {
                    if (store != null) {
                        var before = store.get(told.key());
                        store.put(
                                told.key(),
                                (before == null ? ClientFacts.NONE : before).hear(aggregate, sequence, news));
                    }
                });
            } catch (JacksonException | NumberFormatException unreadable) {
                LOG.warn("Passed over an unreadable {} of {}", type, aggregate, unreadable);
            }
        }

        private static String text(Headers headers, String name) {
            var header = headers.lastHeader(name);
            return header == null ? "" : new String(header.value(), UTF_8);
        }
    }
}
