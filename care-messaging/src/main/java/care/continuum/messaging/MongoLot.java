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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// The [Lot] in MongoDB: one document for each payload, and one for each queue. Every write changes a `revision`, so
/// that none is a no-op whose acknowledgement would say nothing.
final class MongoLot implements Lot {

    private static final String IDS = "ids";
    private static final String SETTLED = "settled";
    private static final String REVISION = "revision";

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> queues;

    MongoLot(MongoDatabase database) {
        this.events = database.getCollection("parked_events").withWriteConcern(Durable.WRITES);
        this.queues = database.getCollection("parked_queues").withWriteConcern(Durable.WRITES);
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
        var origin = event.origin();
        var fields = new Document("topic", event.topic())
                .append("client", event.client())
                .append("event", event.id())
                .append("type", event.type())
                .append("source", origin.source())
                .append("aggregate", origin.aggregate())
                .append("sequence", origin.sequence())
                .append("time", origin.time().toString())
                .append("trace", origin.traceparent())
                .append("value", event.value())
                .append("edited", event.edited());
        var always = new Document(REVISION, new ObjectId());
        if (event.reason() != null) {
            always.append("reason", event.reason());
        }
        events.updateOne(
                eq(name(event.topic(), event.client(), event.id())),
                new Document("$setOnInsert", fields).append("$set", always),
                new UpdateOptions().upsert(true));
    }

    @Override
    public @Nullable Parked find(String topic, String client, String id) {
        var found = events.find(eq(name(topic, client, id))).first();
        return found == null ? null : parked(found);
    }

    static Parked parked(Document stored) {
        var origin = new Origin(
                stored.getString("source"),
                stored.getString("aggregate"),
                stored.getLong("sequence"),
                stored.getString("event"),
                Instant.parse(stored.getString("time")),
                stored.getString("trace"));
        return new Parked(
                stored.getString("topic"),
                stored.getString("client"),
                stored.getString("type"),
                origin,
                stored.get("value", Binary.class),
                stored.getString("reason"),
                stored.getBoolean("edited"));
    }

    @Override
    public Place append(Parked event, boolean begin, int most) {
        var place = queues.findOneAndUpdate(
                eq(name(event.topic(), event.client())),
                appending(event, begin, most),
                new FindOneAndUpdateOptions()
                        .upsert(begin)
                        .returnDocument(ReturnDocument.AFTER)
                        .projection(Projections.include("place")));
        if (place == null) {
            return Place.FREE;
        }
        var told = place.getString("place");
        return "APPENDED".equals(told) ? Place.WAITS : Place.valueOf(told);
    }

    /// One update: sees where the event belongs, and puts it there.
    private static List<Bson> appending(Parked event, boolean begin, int most) {
        var id = literal(event.id());
        var length = new Document("$size", "$" + IDS);
        var place = List.of(
                when(new Document("$in", List.of(id, "$" + SETTLED)), Place.SETTLED),
                when(new Document("$in", List.of(id, "$" + IDS)), Place.WAITS),
                when(new Document("$and", List.of(!begin, equal(length, 0))), Place.FREE),
                when(new Document("$gte", List.of(length, most)), Place.FULL));
        var appended = equal("$place", "APPENDED");
        return List.of(
                set(new Document("topic", literal(event.topic()))
                        .append("client", literal(event.client()))
                        .append(IDS, ifMissing(IDS, List.of()))
                        .append(SETTLED, ifMissing(SETTLED, List.of()))
                        .append("since", ifMissing("since", "$$NOW"))
                        .append(REVISION, new ObjectId())),
                set(new Document(
                        "place",
                        new Document("$switch", new Document("branches", place).append("default", "APPENDED")))),
                set(new Document(
                        "since", either(new Document("$and", List.of(appended, equal(length, 0))), "$$NOW", "$since"))),
                set(new Document(
                        IDS,
                        either(appended, new Document("$concatArrays", List.of("$" + IDS, List.of(id))), "$" + IDS))));
    }

    private static Bson set(Document fields) {
        return new Document("$set", fields);
    }

    private static Document when(Document condition, Place place) {
        return new Document("case", condition).append("then", place.name());
    }

    private static Document equal(Object left, Object right) {
        return new Document("$eq", List.of(left, right));
    }

    private static Document either(Object condition, Object yes, Object no) {
        return new Document("$cond", List.of(condition, yes, no));
    }

    private static Document ifMissing(String field, Object instead) {
        return new Document("$ifNull", List.of("$" + field, instead));
    }

    private static Document literal(String text) {
        return new Document("$literal", text);
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

    private static String name(String topic, String... more) {
        return topic + '/' + String.join("/", more);
    }
}
