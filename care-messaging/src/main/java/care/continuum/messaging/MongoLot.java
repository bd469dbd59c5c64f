package care.continuum.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// The [Lot] in MongoDB: one document for each payload, and one for each queue. Every write changes a
/// `revision`, so that none is a no-op whose acknowledgement would say nothing.
final class MongoLot implements Lot {

    static final String EVENTS = "parked_events";
    static final String QUEUES = "parked_queues";
    static final String IDS = "ids";
    static final Bson SOMETHING_WAITS = exists(IDS + ".0");
    static final String SETTLED = "settled";
    static final String REVISION = "revision";

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> queues;

    MongoLot(MongoDatabase database) {
        this.events = database.getCollection(EVENTS).withWriteConcern(Durable.WRITES);
        this.queues = database.getCollection(QUEUES).withWriteConcern(Durable.WRITES);
    }

    @Override
    public List<Queue> queues(String topic, Collection<String> clients) {
        var names = clients.stream().map(client -> name(topic, client)).toList();
        return queues.find(in("_id", names))
                .projection(exclude(Holding.EDITS))
                .map(MongoLot::queue)
                .into(new ArrayList<>());
    }

    static Queue queue(Document stored) {
        return new Queue(
                stored.getString("topic"),
                stored.getString("client"),
                stored.getList(IDS, String.class),
                Set.copyOf(stored.getList(SETTLED, String.class)),
                stored.getDate("since").toInstant());
    }

    @Override
    public void keep(Parked event) {
        var always = new Document(REVISION, new ObjectId());
        if (event.reason() != null) {
            always.append("reason", event.reason());
        }
        events.updateOne(
                eq(name(event.topic(), event.client(), event.id())),
                new Document("$setOnInsert", event.toDocument()).append("$set", always),
                new UpdateOptions().upsert(true));
    }

    @Override
    public void blame(Parked event) {
        events.updateOne(
                eq(name(event.topic(), event.client(), event.id())),
                Updates.combine(Updates.set("reason", event.reason()), touched()));
    }

    @Override
    public @Nullable Parked find(String topic, String client, String id) {
        var found = events.find(eq(name(topic, client, id))).first();
        return found == null ? null : Parked.from(found);
    }

    @Override
    public Place append(Parked event, boolean begin, int most) {
        var place = queues.findOneAndUpdate(
                eq(name(event.topic(), event.client())),
                Appending.of(event, begin, most),
                new FindOneAndUpdateOptions()
                        .upsert(begin)
                        .returnDocument(ReturnDocument.AFTER)
                        .projection(Projections.include(Appending.PLACE)));
        if (place == null) {
            return Place.FREE;
        }
        return Appending.outcome(place);
    }

    @Override
    public @Nullable Hold take(String topic, String client, String token) {
        var taken = queues.findOneAndUpdate(
                and(eq(name(topic, client)), SOMETHING_WAITS),
                Holding.take(token),
                new FindOneAndUpdateOptions()
                        .returnDocument(ReturnDocument.AFTER)
                        .projection(Holding.head()));
        if (taken == null) {
            return null;
        }
        var edit = taken.get("edit", Document.class);
        return new Hold(
                topic, client, taken.getString("head"), token, edit == null ? null : edit.get("value", Binary.class));
    }

    /// While the mark stands the event is the first: whatever takes it off removes the marks as well.
    private static Bson held(Hold hold) {
        return and(eq(name(hold.topic(), hold.client())), eq(IDS, hold.id()), eq(Holding.TAKEN + ".by", hold.token()));
    }

    @Override
    public boolean release(Hold hold) {
        var mine = Updates.pull(Holding.TAKEN, new Document("by", hold.token()));
        return queues.updateOne(held(hold), Updates.combine(mine, touched())).getMatchedCount() > 0;
    }

    @Override
    public boolean remove(Hold hold, boolean edited) {
        var changes = new ArrayList<>(List.of(
                Updates.pull(IDS, hold.id()),
                Updates.pull(Holding.EDITS, new Document("id", hold.id())),
                Updates.set(Holding.TAKEN, List.of()),
                touched()));
        if (edited) {
            changes.add(Updates.addToSet(SETTLED, hold.id()));
            changes.add(Updates.addToSet(Holding.REDRIVEN, hold.id()));
        }
        return queues.updateOne(held(hold), Updates.combine(changes)).getMatchedCount() > 0;
    }

    @Override
    public Lot.Mending discard(String topic, String client, String id, boolean force) {
        return mend(topic, client, Holding.discard(id, force));
    }

    @Override
    public Lot.Mending edit(Parked before, Binary payload) {
        var edit = before.edited() ? before.value() : null;
        return mend(before.topic(), before.client(), Holding.edit(before.id(), edit, payload));
    }

    private Lot.Mending mend(String topic, String client, List<Bson> update) {
        return Holding.outcome(queues.findOneAndUpdate(
                eq(name(topic, client)),
                update,
                new FindOneAndUpdateOptions()
                        .returnDocument(ReturnDocument.AFTER)
                        .projection(Holding.said())));
    }

    @Override
    public void removeEmpty(String topic, String client) {
        queues.deleteOne(and(eq(name(topic, client)), size(IDS, 0), size(SETTLED, 0)));
    }

    @Override
    public void forget(String topic, String client, String id) {
        events.deleteOne(eq(name(topic, client, id)));
    }

    private static Bson touched() {
        return Updates.set(REVISION, new ObjectId());
    }

    /// The `_id` of a queue, or of a payload. The client is in it because the key of a record may lie.
    static String name(String topic, String... more) {
        return topic + '/' + String.join("/", more);
    }
}
