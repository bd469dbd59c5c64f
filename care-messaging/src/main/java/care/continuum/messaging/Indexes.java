package care.continuum.messaging;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexResolver;

/// Makes the indexes of one kind of aggregate: those that its record declares, and the partial ones of the sweep,
/// which are as large as the backlog, not as the history. In the background, so that a service starts before its
/// database does.
final class Indexes {

    private final MongoTemplate mongo;
    private final Class<?> type;
    private boolean stand;

    Indexes(MongoTemplate mongo, Class<?> type) {
        this.mongo = mongo;
        this.type = type;
    }

    void ensure(MongoCollection<Document> collection) {
        if (stand) {
            return;
        }
        var pending = new Document(Stored.PENDING, 1).append("_id", 1);
        partial(collection, Stored.PENDING, pending, Filters.eq(Stored.PENDING, true));
        var working = new Document(Stored.WORKING, 1).append("_id", 1);
        partial(collection, Stored.WORKING, working, Filters.eq(Stored.WORKING, true));
        var dueAt = new Document(Stored.DUE_AT, 1);
        partial(collection, Stored.DUE_AT, dueAt, Filters.exists(Stored.DUE_AT));
        var operations = mongo.indexOps(type);
        IndexResolver.create(mongo.getConverter().getMappingContext())
                .resolveIndexFor(type)
                .forEach(operations::createIndex);
        stand = true;
    }

    private static void partial(MongoCollection<Document> collection, String name, Bson keys, Bson only) {
        collection.createIndex(keys, new IndexOptions().name(name).partialFilterExpression(only));
    }
}
