package care.continuum.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.BiFunction;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/// What people did about events that could not be processed. Entries are only added, and answered once.
final class Audit {

    static final int DUPLICATE_KEY = 11_000;

    private static final String OUTCOME = "outcome";

    private final MongoCollection<Document> audit;
    private final Discreet discreet;
    private volatile boolean indexed;

    /// @param converter closes what people write, where it is [Discreet]
    Audit(MongoDatabase database, MongoConverter converter) {
        this.audit = database.getCollection("parked_audit").withWriteConcern(Durable.WRITES);
        this.discreet = Discreet.of(converter);
    }

    /// Adds an entry about a step that is about to be done, and gives it a name.
    String begin(ParkingDesk.Entry entry) {
        var id = new ObjectId().toString();
        note(id, entry);
        return id;
    }

    /// Says what became of the step: the one thing that is added to an entry, once.
    void answer(String id, ParkingDesk.Outcome outcome) {
        audit.updateOne(
                and(eq(id), eq(OUTCOME, ParkingDesk.Outcome.ATTEMPTED.name())), Updates.set(OUTCOME, outcome.name()));
    }

    /// Adds an entry; one that is there already stays.
    void note(String id, ParkingDesk.Entry entry) {
        var outcome = entry.outcome();
        var fields = new Document("_id", id)
                .append("at", Date.from(entry.at()))
                .append("who", entry.who())
                .append("what", entry.what())
                .append("topic", entry.topic())
                .append("client", entry.clientId())
                .append("event", entry.eventId())
                .append("type", entry.type())
                .append("reason", with(entry.clientId(), entry.reason(), discreet::close))
                .append("before", entry.before())
                .append("after", entry.after())
                .append(OUTCOME, outcome == null ? null : outcome.name());
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

    /// What people write about a client may name them.
    private static @Nullable String with(
            String client, @Nullable String text, BiFunction<@Nullable String, String, @Nullable String> how) {
        return text == null ? null : how.apply(client.isEmpty() ? null : client, text);
    }

    private ParkingDesk.Entry entry(Document stored) {
        var outcome = stored.getString(OUTCOME);
        return new ParkingDesk.Entry(
                stored.getDate("at").toInstant(),
                stored.getString("who"),
                stored.getString("what"),
                stored.getString("topic"),
                stored.getString("client"),
                stored.getString("event"),
                stored.getString("type"),
                with(stored.getString("client"), stored.getString("reason"), discreet::open),
                stored.getString("before"),
                stored.getString("after"),
                outcome == null ? null : ParkingDesk.Outcome.valueOf(outcome));
    }

    /// The newest entries first.
    List<ParkingDesk.Entry> entries(Ledger.Which which, int skip, int limit) {
        return audit.find(which.filter(empty()))
                .sort(Sorts.descending("at", "_id"))
                .skip(skip)
                .limit(limit)
                .map(this::entry)
                .into(new ArrayList<>());
    }

    long count(Ledger.Which which) {
        return audit.countDocuments(which.filter(empty()));
    }
}
