package care.continuum.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// [Documents] of a MongoDB collection.
final class MongoDocuments implements Documents {

    private final MongoCollection<Document> collection;
    private final Indexes indexes;
    private final GroupCommit commits;

    MongoDocuments(MongoCollection<Document> collection, Indexes indexes) {
        this.collection = collection;
        this.indexes = indexes;
        this.commits = new GroupCommit(collection);
    }

    @Override
    public String name() {
        return collection.getNamespace().getCollectionName();
    }

    @Override
    public @Nullable Document find(String id) {
        return collection.find(eq(id)).first();
    }

    @Override
    public Map<String, Object> revisions(Collection<String> ids) {
        var found = new HashMap<String, Object>();
        collection
                .find(in("_id", ids))
                .projection(Projections.include(Stored.REVISION))
                .forEach(it -> found.put(it.getString("_id"), it.get(Stored.REVISION)));
        return found;
    }

    @Override
    public boolean write(Object expectedRevision, Document after) {
        return commits.write(new GroupCommit.Write(expectedRevision, after));
    }

    @Override
    public void pull(Map<String, Long> upTo) {
        var updates = upTo.entrySet().stream()
                .map(it -> new UpdateOneModel<Document>(
                        eq(it.getKey()),
                        without(
                                Stored.OUTBOX,
                                new Document("$gt", List.of("$$this.sequence", it.getValue())),
                                Stored.PENDING)))
                .toList();
        collection.withWriteConcern(WriteConcern.W1).bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }

    @Override
    public void done(String id, Todo todo) {
        var others = new Document("$ne", List.of("$$this.id", todo.id()));
        collection.updateOne(eq(id), without(Stored.TODO, others, Stored.WORKING));
    }

    /// Keeps some of a list, and the mark beside it only while the list is not empty.
    private static List<Document> without(String list, Document kept, String mark) {
        var rest = new Document(
                "$filter",
                new Document("input", new Document("$ifNull", List.of("$" + list, List.of()))).append("cond", kept));
        var marked = new Document(
                "$cond", List.of(new Document("$gt", List.of(new Document("$size", "$" + list), 0)), true, "$$REMOVE"));
        return List.of(
                new Document("$set", new Document(list, rest)), new Document("$set", new Document(mark, marked)));
    }

    @Override
    public List<Document> marked(String mark, String after, @Nullable String before, int limit) {
        var range = before == null ? gt("_id", after) : and(gt("_id", after), lt("_id", before));
        return collection
                .find(and(eq(mark, true), range))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return collection
                .find(lte(Stored.DUE_AT, Date.from(now)))
                .projection(Projections.include("_id"))
                .limit(limit)
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
    }

    @Override
    public void ensureIndexes() {
        indexes.ensure(collection);
    }

    @Override
    public void close() {
        commits.close();
    }
}
