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

    private record Left(@Nullable Object revision, int looks) {}

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> queues;
    private Map<String, Left> left = Map.of();
    private int passes;
    private volatile long waiting;

    LotKeeper(MongoDatabase database) {
        this.events = database.getCollection(MongoLot.EVENTS).withWriteConcern(Durable.WRITES);
        this.queues = database.getCollection(MongoLot.QUEUES);
    }

    /// How many events wait, as of some passes ago at most.
    long waiting() {
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

    private long count() {
        var all = new Document("$sum", new Document("$size", "$" + MongoLot.IDS));
        var counted = queues.aggregate(List.of(
                        match(MongoLot.SOMETHING_WAITS),
                        new Document("$group", new Document("_id", null).append("waiting", all))))
                .first();
        return counted == null ? 0 : counted.get("waiting", Number.class).longValue();
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
