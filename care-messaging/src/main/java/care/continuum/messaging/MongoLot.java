package care.continuum.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.size;

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
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// The [Lot] in MongoDB: one document for each payload, and one for each queue. Every write changes a
/// `revision`, so that none is a no-op whose acknowledgement would say nothing.
final class MongoLot implements Lot {

    static final String EVENTS = "parked_events";
    static final String QUEUES = "parked_queues";
    static final String IDS = "ids";
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
        return queues.find(in("_id", names)).map(MongoLot::queue).into(new ArrayList<>());
    }

    @Override
    public @Nullable Queue queue(String topic, String client) {
        var found = queues.find(eq(name(topic, client))).first();
        return found == null ? null : queue(found);
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
    public boolean settle(String topic, String client, String id) {
        var waits = and(eq(name(topic, client)), eq(IDS, id));
        return queues.updateOne(waits, Updates.combine(Updates.addToSet(SETTLED, id), touched()))
                        .getMatchedCount()
                > 0;
    }

    @Override
    public void remove(String topic, String client, String id) {
        queues.updateOne(eq(name(topic, client)), Updates.combine(Updates.pull(IDS, id), touched()));
    }

    @Override
    public void removeEmpty(String topic, String client) {
        queues.deleteOne(and(eq(name(topic, client)), size(IDS, 0), size(SETTLED, 0)));
    }

    @Override
    public boolean replace(Parked before, Parked after) {
        var asBefore = and(eq(name(before.topic(), before.client(), before.id())), eq("value", before.value()));
        return events.updateOne(
                                asBefore,
                                Updates.combine(
                                        Updates.set("value", after.value()),
                                        Updates.set("edited", after.edited()),
                                        touched()))
                        .getMatchedCount()
                > 0;
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
