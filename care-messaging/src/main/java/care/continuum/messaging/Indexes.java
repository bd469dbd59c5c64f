package care.continuum.messaging;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexResolver;

/// Makes the indexes of each kind of aggregate: those that its record declares, and the partial ones of the sweep,
/// which are as large as the backlog, not as the history. In the background, so that a service starts before its
/// database does.
final class Indexes {

    private final MongoTemplate mongo;
    private final Set<DocumentAggregates<?>> standing = ConcurrentHashMap.newKeySet();

    Indexes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    void ensure(DocumentAggregates<?> kind) {
        if (standing.contains(kind)) {
            return;
        }
        partial(
                kind,
                Stored.PENDING,
                new Document(Stored.PENDING, 1).append("_id", 1),
                Filters.eq(Stored.PENDING, true));
        partial(
                kind,
                Stored.WORKING,
                new Document(Stored.WORKING, 1).append("_id", 1),
                Filters.eq(Stored.WORKING, true));
        partial(kind, Stored.DUE_AT, new Document(Stored.DUE_AT, 1), Filters.exists(Stored.DUE_AT));
        var operations = mongo.indexOps(kind.type());
        IndexResolver.create(mongo.getConverter().getMappingContext())
                .resolveIndexFor(kind.type())
                .forEach(operations::createIndex);
        standing.add(kind);
    }

    private static void partial(DocumentAggregates<?> kind, String name, Bson keys, Bson only) {
        kind.collection().createIndex(keys, new IndexOptions().name(name).partialFilterExpression(only));
    }
}
