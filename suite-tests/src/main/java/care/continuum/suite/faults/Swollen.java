package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// An event in the middle of an outbox that has become too large for Kafka, past the check that keeps such events out.
/// Closing it makes the event small again.
final class Swollen implements AutoCloseable {

    private static final int OVER_THE_LIMIT = 2 << 20;

    private final MongoClient client;
    private @Nullable MongoCollection<Document> collection;
    private @Nullable Document event;

    private Swollen(MongoClient client) {
        this.client = client;
    }

    /// Waits for an outbox in which something stands before and behind an event; there may be none in time.
    static Swollen any(String mongodb, long millis) throws InterruptedException {
        var swollen = new Swollen(MongoClients.create(mongodb + "/?serverSelectionTimeoutMS=10000"));
        var end = System.nanoTime() + millis * 1_000_000;
        while (!swollen.found() && System.nanoTime() < end) {
            Thread.sleep(200);
            Part.SERVICES.forEach(swollen::look);
        }
        return swollen;
    }

    boolean found() {
        return event != null;
    }

    private void look(Part part) {
        var database = client.getDatabase(part.label());
        for (var name : database.listCollectionNames()) {
            var document = found()
                    ? null
                    : database.getCollection(name)
                            .find(Filters.exists("_outbox.2"))
                            .first();
            if (document != null) {
                collection = database.getCollection(name);
                event = document.getList("_outbox", Document.class, List.of()).get(1);
                write(event.getString("payload") + " ".repeat(OVER_THE_LIMIT));
            }
        }
    }

    private void write(String payload) {
        if (collection != null && event != null) {
            Bson it = Filters.eq("_outbox.id", event.getString("id"));
            collection.updateOne(it, Updates.set("_outbox.$.payload", payload));
        }
    }

    @Override
    public void close() {
        try (client) {
            if (event != null) {
                write(event.getString("payload"));
            }
        }
    }
}
