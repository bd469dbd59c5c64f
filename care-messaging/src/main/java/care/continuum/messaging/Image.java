package care.continuum.messaging;

import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;

/// The outbox of one aggregate as of a durable write: its unacknowledged events from the head, in sequence.
record Image(
        MongoCollection<Document> home, EventContract<?> contract, String aggregate, String key, List<Pending> events) {

    /// Names the aggregate among all of this service.
    String line() {
        return home.getNamespace().getCollectionName() + '/' + aggregate;
    }

    long last() {
        return events.isEmpty() ? 0 : events.getLast().sequence();
    }
}
