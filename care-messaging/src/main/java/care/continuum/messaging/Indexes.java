package care.continuum.messaging;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexResolver;

/// Makes the indexes of one kind of aggregate: those that its record declares, and the partial ones of
/// the sweep, which are as large as the backlog, not as the history. In the background, so that a
/// service starts before its database does.
final class Indexes {

    private static final int PASSED_OVER = 60;

    private final MongoTemplate mongo;
    private final Class<?> type;
    private boolean stand;
    private int passed;

    Indexes(MongoTemplate mongo, Class<?> type) {
        this.mongo = mongo;
        this.type = type;
    }

    /// Makes each that is missing, whatever becomes of the others. One that cannot be made is tried
    /// again now and then.
    void ensure(MongoCollection<Document> collection) {
        if (stand || passed-- > 0) {
            return;
        }
        var failures = new ArrayList<RuntimeException>();
        var pending = new Document(Stored.PENDING, 1).append("_id", 1);
        make(failures, () -> partial(collection, Stored.PENDING, pending, Filters.eq(Stored.PENDING, true)));
        var working = new Document(Stored.WORKING, 1).append("_id", 1);
        make(failures, () -> partial(collection, Stored.WORKING, working, Filters.eq(Stored.WORKING, true)));
        var dueAt = new Document(Stored.DUE_AT, 1);
        make(failures, () -> partial(collection, Stored.DUE_AT, dueAt, Filters.exists(Stored.DUE_AT)));
        var operations = mongo.indexOps(type);
        IndexResolver.create(mongo.getConverter().getMappingContext())
                .resolveIndexFor(type)
                .forEach(index -> make(failures, () -> operations.createIndex(index)));
        if (!failures.isEmpty()) {
            passed = failures.stream().anyMatch(Durable::isTransient) ? 0 : PASSED_OVER;
            throw failures.getFirst();
        }
        stand = true;
    }

    private static void make(List<RuntimeException> failures, Runnable index) {
        if (!failures.isEmpty() && Durable.isTransient(failures.getLast())) {
            return;
        }
        try {
            index.run();
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
    }

    private static void partial(MongoCollection<Document> collection, String name, Bson keys, Bson only) {
        collection.createIndex(keys, new IndexOptions().name(name).partialFilterExpression(only));
    }
}
