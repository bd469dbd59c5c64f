package care.continuum.messaging;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Looks after the parking lot by the way: counts what waits, and forgets payloads that an instance
/// left behind when it died after their event had found nothing to wait behind, or had left the queue.
///
/// Such a payload is one that stands in no queue, and does not change, for an hour of this instance's
/// passes. One that is about to be queued is none: an instance that stands still makes no passes, and
/// one that died has a successor, which keeps the payload anew and queues it. So no clock matters.
final class LotKeeper implements Sweep.Chore {

    static final int LOOKS = 6;

    private static final int COUNTED_EACH = 10;
    private static final int TIDIED_EACH = 600;

    /// What waits in the lot.
    ///
    /// @param events in all queues
    /// @param full   queues that take no more: with the next event of its client, who hears it stops
    record Count(long events, long full) {}

    private record Left(@Nullable Object revision, int looks) {}

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> queues;
    private Map<String, Left> left = Map.of();
    private int passes;
    private final int most;
    private volatile Count waiting = new Count(0, 0);

    /// @param most how many events may wait in one queue
    LotKeeper(MongoDatabase database, int most) {
        this.events = database.getCollection(MongoLot.EVENTS).withWriteConcern(Durable.WRITES);
        this.queues = database.getCollection(MongoLot.QUEUES);
        this.most = most;
    }

    /// What waits, as of some passes ago at most.
    Count waiting() {
        return waiting;
    }

    @Override
    public void look() {
        var pass = passes++;
        if (pass % COUNTED_EACH == 0) {
            waiting = count();
        }
        if (pass % TIDIED_EACH == TIDIED_EACH - 1) {
            tidy();
        }
    }

    private Count count() {
        var length = new Document("$size", "$" + MongoLot.IDS);
        var isFull = new Document("$cond", List.of(new Document("$gte", List.of(length, most)), 1, 0));
        var counted = queues.aggregate(List.of(
                        match(MongoLot.SOMETHING_WAITS),
                        new Document(
                                "$group",
                                new Document("_id", null)
                                        .append("events", new Document("$sum", length))
                                        .append("full", new Document("$sum", isFull)))))
                .first();
        return counted == null ? new Count(0, 0) : new Count(number(counted, "events"), number(counted, "full"));
    }

    private static long number(Document counted, String field) {
        return counted.get(field, Number.class).longValue();
    }

    void tidy() {
        var next = new HashMap<String, Left>();
        var queue = "";
        var ids = Set.<String>of();
        for (var event : events.find()
                .projection(Projections.include("topic", "client", "event", MongoLot.REVISION))
                .sort(Sorts.ascending("_id"))) {
            var name = MongoLot.name(event.getString("topic"), event.getString("client"));
            if (!name.equals(queue)) {
                queue = name;
                ids = waitingIn(name);
            }
            if (!ids.contains(event.getString("event"))) {
                judge(event.getString("_id"), event.get(MongoLot.REVISION), next);
            }
        }
        left = next;
    }

    private void judge(String id, @Nullable Object revision, Map<String, Left> next) {
        var before = left.get(id);
        var looks = before != null && Objects.equals(before.revision, revision) ? before.looks + 1 : 1;
        var now = new Left(revision, looks);
        if (now.looks >= LOOKS) {
            events.deleteOne(and(eq(id), eq(MongoLot.REVISION, revision)));
        } else {
            next.put(id, now);
        }
    }

    private Set<String> waitingIn(String queue) {
        var found = queues.find(eq(queue))
                .projection(Projections.include(MongoLot.IDS))
                .first();
        return found == null ? Set.of() : new HashSet<>(found.getList(MongoLot.IDS, String.class));
    }
}
