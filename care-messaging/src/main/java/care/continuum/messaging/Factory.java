package care.continuum.messaging;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Makes the [Aggregates] of a service, and puts each kind under the sweep.
final class Factory implements AggregatesFactory, AutoCloseable {

    private final MongoTemplate mongo;
    private final DocumentAggregates.Workshop shared;
    private final Sweep sweep;
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final List<DocumentAggregates<?>> made = new CopyOnWriteArrayList<>();

    Factory(MongoTemplate mongo, DocumentAggregates.Workshop shared, Sweep sweep) {
        this.mongo = mongo;
        this.shared = shared;
        this.sweep = sweep;
    }

    @Override
    public <S extends Aggregate<S>> Aggregates<S> publishing(
            Class<S> type, EventContract<?> contract, @Nullable BiConsumer<S, Todo> follow) {
        topics.add(contract.topic());
        return make(type, contract, follow);
    }

    @Override
    public <S extends Aggregate<S>> Aggregates<S> register(Class<S> type, @Nullable BiConsumer<S, Todo> follow) {
        return make(type, null, follow);
    }

    private <S extends Aggregate<S>> Aggregates<S> make(
            Class<S> type, @Nullable EventContract<?> contract, @Nullable BiConsumer<S, Todo> follow) {
        var home = mongo.getMongoDatabaseFactory().getMongoDatabase().getCollection(mongo.getCollectionName(type));
        var documents = new Rehearsal.Stage(new MongoDocuments(home, new Indexes(mongo, type)));
        var aggregates = new DocumentAggregates<>(type, documents, contract, shared);
        if (follow != null) {
            shared.followUp().register(aggregates, follow);
        }
        made.add(aggregates);
        sweep.include(aggregates);
        return aggregates;
    }

    /// The topics that these aggregates publish; complete once all beans are made.
    Set<String> topics() {
        return topics;
    }

    @Override
    public void close() {
        made.forEach(DocumentAggregates::close);
    }
}
