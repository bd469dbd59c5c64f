package care.continuum.messaging;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// Keeps the events of one client and topic that cannot be processed, and all later ones, in order: the payloads by
/// event id, and one queue of ids per client and topic. No queue, not parked.
final class Parking {

    private static final int MOST = 10_000;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /// A parked event with what it takes to process it again.
    record Parked(String id, String client, String type, Origin origin, Binary value, String reason) {}

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> queues;
    private final Barrier barrier;

    Parking(MongoDatabase database, Barrier barrier) {
        this.events = database.getCollection("parked_events").withWriteConcern(Durable.WRITES);
        this.queues = database.getCollection("parked_queues").withWriteConcern(Durable.WRITES);
        this.barrier = barrier;
    }

    /// Which of these clients have a queue for the topic.
    Set<String> among(String topic, Collection<String> clients) {
        var names = clients.stream().map(client -> queue(topic, client)).toList();
        var found = new HashSet<String>();
        queues.find(in("_id", names))
                .projection(Projections.include("client"))
                .forEach(it -> found.add(it.getString("client")));
        return found;
    }

    /// Puts the event behind those that wait already. False where none wait: then it is not parked.
    ///
    /// @throws Unresolved when too many wait; the partition stops until somebody helps
    boolean behind(String topic, Parked event) {
        store(event);
        var queue = queues.find(eq(queue(topic, event.client))).first();
        if (queue != null && queue.getList("ids", String.class).size() >= MOST) {
            throw new Unresolved(
                    "ALARM: %d events of one client are parked".formatted(MOST), new IllegalStateException(topic));
        }
        return queues.updateOne(eq(queue(topic, event.client)), Updates.addToSet("ids", event.id))
                        .getMatchedCount()
                > 0;
    }

    /// Begins or continues the queue of the event's client.
    void park(String topic, Parked event) {
        store(event);
        queues.updateOne(
                eq(queue(topic, event.client)),
                Updates.combine(
                        Updates.setOnInsert("topic", topic),
                        Updates.setOnInsert("client", event.client),
                        Updates.addToSet("ids", event.id)),
                UPSERT);
    }

    /// All queues: client and number of waiting events by topic.
    List<Document> waiting() {
        return queues.find().into(new ArrayList<>());
    }

    /// The event that waits first, made durable; null where none waits.
    @Nullable
    Parked first(String topic, String client) {
        var queue = queues.find(eq(queue(topic, client))).first();
        if (queue == null || queue.getList("ids", String.class).isEmpty()) {
            return null;
        }
        var event =
                events.find(eq(queue.getList("ids", String.class).getFirst())).first();
        barrier.pass();
        return event == null ? null : from(event);
    }

    /// Takes an event off its queue, and an empty queue away.
    void done(String topic, String client, String id) {
        queues.updateOne(eq(queue(topic, client)), Updates.pull("ids", id));
        queues.deleteOne(Filters.and(eq(queue(topic, client)), Filters.size("ids", 0)));
    }

    private static String queue(String topic, String client) {
        return topic + '/' + client;
    }

    private void store(Parked event) {
        var origin = event.origin;
        var fields = new Document("client", event.client)
                .append("type", event.type)
                .append("source", origin.source())
                .append("aggregate", origin.aggregate())
                .append("sequence", origin.sequence())
                .append("time", origin.time().toString())
                .append("trace", origin.traceparent())
                .append("value", event.value)
                .append("reason", event.reason);
        events.updateOne(eq(event.id), new Document("$setOnInsert", fields), UPSERT);
    }

    private static Parked from(Document stored) {
        var origin = new Origin(
                stored.getString("source"),
                stored.getString("aggregate"),
                stored.getLong("sequence"),
                stored.getString("_id"),
                Instant.parse(stored.getString("time")),
                stored.getString("trace"));
        return new Parked(
                origin.eventId(),
                stored.getString("client"),
                stored.getString("type"),
                origin,
                stored.get("value", Binary.class),
                stored.getString("reason"));
    }
}
