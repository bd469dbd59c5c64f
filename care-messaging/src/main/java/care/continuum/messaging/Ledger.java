package care.continuum.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// What stands in the parking lot, for people to see.
final class Ledger {

    /// Which queues or entries are meant; null means any.
    record Which(@Nullable String topic, @Nullable String client) {

        Bson filter(Bson and) {
            return and(
                    and, topic == null ? empty() : eq("topic", topic), client == null ? empty() : eq("client", client));
        }
    }

    /// A queue as it is listed.
    record Waiting(String name, Lot.Queue queue, @Nullable Parked first) {}

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> queues;

    Ledger(MongoDatabase database) {
        this.events = database.getCollection(MongoLot.EVENTS);
        this.queues = database.getCollection(MongoLot.QUEUES);
    }

    /// The queues in the order of their names, behind this one.
    List<Waiting> queues(Which which, String after, int skip, int limit) {
        var found = queues.find(which.filter(and(MongoLot.SOMETHING_WAITS, gt("_id", after))))
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
        return queues.countDocuments(which.filter(MongoLot.SOMETHING_WAITS));
    }

    /// These events of a queue, by id, as people have edited them; one whose payload is gone is missing.
    Map<String, Parked> events(Lot.Queue queue, List<String> ids) {
        var name = MongoLot.name(queue.topic(), queue.client());
        var edits = edits(queues.find(eq(name))
                .projection(Projections.include(Holding.EDITS))
                .first());
        return payloads(ids.stream().map(id -> MongoLot.name(name, id)).toList()).values().stream()
                .map(it -> edited(it, edits))
                .collect(Collectors.toMap(Parked::id, it -> it));
    }

    private static Map<String, Binary> edits(@Nullable Document queue) {
        return queue == null
                ? Map.of()
                : queue.getList(Holding.EDITS, Document.class, List.of()).stream()
                        .collect(Collectors.toMap(it -> it.getString("id"), it -> it.get("value", Binary.class)));
    }

    private static Parked edited(Parked event, Map<String, Binary> edits) {
        var edit = edits.get(event.id());
        return edit == null ? event : event.with(edit);
    }

    private Map<String, Parked> payloads(List<String> names) {
        return events.find(Filters.in("_id", names)).into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(it -> it.getString("_id"), Parked::from));
    }

    /// An event of the client that waits in any of its queues.
    Optional<Parked> event(String client, String id) {
        var queue = queues.find(and(eq("client", client), eq(MongoLot.IDS, id)))
                .projection(Projections.include("topic", Holding.EDITS))
                .first();
        if (queue == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(events.find(eq(MongoLot.name(queue.getString("topic"), client, id)))
                        .first())
                .map(it -> edited(Parked.from(it), edits(queue)));
    }

    /// The topic of an event of the client that a person has settled.
    Optional<String> settledIn(String client, String id) {
        return Optional.ofNullable(
                        queues.find(and(eq("client", client), eq(MongoLot.SETTLED, id), ne(MongoLot.IDS, id)))
                                .projection(Projections.include("topic"))
                                .first())
                .map(it -> it.getString("topic"));
    }
}
