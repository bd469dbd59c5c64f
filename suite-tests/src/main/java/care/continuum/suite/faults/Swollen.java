package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// An event in the middle of an outbox that becomes too large for Kafka, past the check that keeps such events out.
/// Closing it makes the event small again.
final class Swollen implements AutoCloseable {

    private static final int OVER_THE_LIMIT = 2 << 20;

    /// @param event the second one in the document's outbox
    private record Spot(Part part, MongoCollection<Document> collection, String aggregate, Document event) {

        /// Whoever has read the document before must not write over it.
        void write(String payload) {
            Bson it = Filters.eq("_outbox.id", event.getString("id"));
            var changed = Updates.set("_outbox.$.payload", payload);
            collection.updateOne(it, Updates.combine(changed, Updates.set("_revision", new ObjectId())));
        }
    }

    private final MongoClient client;
    private @Nullable Spot spot;

    private Swollen(MongoClient client) {
        this.client = client;
    }

    /// Waits for an outbox in which something stands before and behind an event; there may be none in time.
    static Swollen find(String mongodb, Duration limit) throws InterruptedException {
        var swollen = new Swollen(MongoClients.create(mongodb + "/?serverSelectionTimeoutMS=10000"));
        var _ = Hearing.await(limit, swollen::look);
        return swollen;
    }

    /// Whose outbox it is; nobody's where none was found.
    @Nullable
    Part part() {
        return spot == null ? null : spot.part;
    }

    String aggregate() {
        return spot == null ? "" : spot.aggregate;
    }

    void swell() {
        if (spot != null) {
            spot.write(spot.event.getString("payload") + " ".repeat(OVER_THE_LIMIT));
        }
    }

    private boolean look() {
        for (var part : Part.SERVICES) {
            var database = client.getDatabase(part.label());
            for (var name : database.listCollectionNames()) {
                var collection = database.getCollection(name);
                var document = collection.find(Filters.exists("_outbox.2")).first();
                if (document != null) {
                    var event = document.getList("_outbox", Document.class, List.of())
                            .get(1);
                    spot = new Spot(part, collection, String.valueOf(document.get("_id")), event);
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        try (client) {
            if (spot != null) {
                spot.write(spot.event.getString("payload"));
            }
        }
    }
}
