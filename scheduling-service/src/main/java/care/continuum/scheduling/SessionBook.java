package care.continuum.scheduling;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Puts sessions on the clinic's calendar. Each step may be repeated.
public class SessionBook {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoTemplate mongo;
    private final AtomicBoolean indexed = new AtomicBoolean();

    public SessionBook(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Enters what does not stand there yet, and leaves alone what does.
    public void enter(List<Session> sessions) {
        if (indexed.compareAndSet(false, true)) {
            mongo.getCollection(name()).createIndex(Indexes.ascending("startsAt"));
        }
        write(sessions.stream().map(this::entry).toList());
    }

    public void cancel(List<Session> sessions) {
        write(sessions.stream().map(SessionBook::cancellation).toList());
    }

    private void write(List<? extends WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            mongo.getCollection(name()).bulkWrite(writes);
        }
    }

    private WriteModel<Document> entry(Session session) {
        var fields = new Document();
        mongo.getConverter().write(session, fields);
        fields.remove("_id");
        fields.remove("_class");
        return new UpdateOneModel<>(Filters.eq(session.id()), new Document("$setOnInsert", fields), UPSERT);
    }

    private static WriteModel<Document> cancellation(Session session) {
        return new UpdateOneModel<>(Filters.eq(session.id()), Updates.set("status", Session.Status.CANCELED.name()));
    }

    private String name() {
        return mongo.getCollectionName(Session.class);
    }
}
