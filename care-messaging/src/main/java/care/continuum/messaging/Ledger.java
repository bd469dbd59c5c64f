package care.continuum.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// What stands in the parking lot, for people to see, and what they did about it: the audit, to which is only added.
final class Ledger {

    static final int DUPLICATE_KEY = 11_000;
    private static final Bson SOMETHING_WAITS = exists(MongoLot.IDS + ".0");

    /// Which queues or entries are meant; null means any.
    record Which(@Nullable String topic, @Nullable String client) {

        private Bson filter(Bson and) {
            return and(
                    and, topic == null ? empty() : eq("topic", topic), client == null ? empty() : eq("client", client));
        }
    }

    /// A queue as it is listed.
    record Waiting(String name, Lot.Queue queue, @Nullable Parked first) {}

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> queues;
    private final MongoCollection<Document> audit;
    private volatile boolean indexed;

    Ledger(MongoDatabase database) {
        this.events = database.getCollection("parked_events");
        this.queues = database.getCollection("parked_queues");
        this.audit = database.getCollection("parked_audit").withWriteConcern(Durable.WRITES);
    }

    /// The queues in the order of their names, behind this one.
    List<Waiting> queues(Which which, String after, int skip, int limit) {
        var found = queues.find(which.filter(and(SOMETHING_WAITS, gt("_id", after))))
                .sort(Sorts.ascending("_id"))
                .skip(skip)
                .limit(limit)
                .into(new ArrayList<>());
        var heads = payloads(found.stream()
                .map(it -> MongoLot.name(it.getString("_id"), first(it)))
                .toList());
        return found.stream()
                .map(it -> new Waiting(
                        it.getString("_id"),
                        MongoLot.queue(it),
                        heads.get(MongoLot.name(it.getString("_id"), first(it)))))
                .toList();
    }

    private static String first(Document queue) {
        return queue.getList(MongoLot.IDS, String.class).getFirst();
    }

    long count(Which which) {
        return queues.countDocuments(which.filter(SOMETHING_WAITS));
    }

    /// These events of a queue, by id; one whose payload is gone is missing.
    Map<String, Parked> events(Lot.Queue queue, List<String> ids) {
        return payloads(ids.stream()
                        .map(id -> MongoLot.name(queue.topic(), queue.client(), id))
                        .toList())
                .values()
                .stream()
                .collect(Collectors.toMap(Parked::id, it -> it));
    }

    private Map<String, Parked> payloads(List<String> names) {
        return events.find(Filters.in("_id", names)).into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(it -> it.getString("_id"), Parked::from));
    }

    /// An event of the client that waits in any of its queues.
    Optional<Parked> event(String client, String id) {
        var queue = queues.find(and(eq("client", client), eq(MongoLot.IDS, id)))
                .projection(Projections.include("topic"))
                .first();
        if (queue == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(events.find(eq(MongoLot.name(queue.getString("topic"), client, id)))
                        .first())
                .map(Parked::from);
    }

    boolean isSettled(String client, String id) {
        return queues.find(and(eq("client", client), eq(MongoLot.SETTLED, id), ne(MongoLot.IDS, id)))
                        .first()
                != null;
    }

    /// Adds an entry; one that is there already stays.
    void note(String id, ParkingDesk.Entry entry) {
        var fields = new Document("_id", id)
                .append("at", Date.from(entry.at()))
                .append("who", entry.who())
                .append("what", entry.what())
                .append("topic", entry.topic())
                .append("client", entry.clientId())
                .append("event", entry.eventId())
                .append("type", entry.type())
                .append("reason", entry.reason())
                .append("before", entry.before())
                .append("after", entry.after());
        if (!indexed) {
            audit.createIndex(new Document("client", 1).append("at", 1));
            indexed = true;
        }
        try {
            audit.insertOne(fields);
        } catch (MongoWriteException refused) {
            if (refused.getCode() != DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    private static ParkingDesk.Entry entry(Document stored) {
        return new ParkingDesk.Entry(
                stored.getDate("at").toInstant(),
                stored.getString("who"),
                stored.getString("what"),
                stored.getString("topic"),
                stored.getString("client"),
                stored.getString("event"),
                stored.getString("type"),
                stored.getString("reason"),
                stored.getString("before"),
                stored.getString("after"));
    }

    /// The newest entries first.
    List<ParkingDesk.Entry> audit(Which which, int skip, int limit) {
        return audit.find(which.filter(empty()))
                .sort(Sorts.descending("at", "_id"))
                .skip(skip)
                .limit(limit)
                .map(Ledger::entry)
                .into(new ArrayList<>());
    }

    long countAudit(Which which) {
        return audit.countDocuments(which.filter(empty()));
    }
}
