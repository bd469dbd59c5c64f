package care.continuum.messaging;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.UUID;

/// A [Barrier] by a journaled write begun after the read: it is acknowledged only when everything before it is flushed
/// too.
final class JournalBarrier implements Barrier, AutoCloseable {

    private final Coalescer<Boolean, Boolean> rounds;

    JournalBarrier(MongoDatabase database) {
        var collection = database.getCollection("_barriers").withWriteConcern(Durable.WRITES);
        var instance = UUID.randomUUID().toString();
        rounds = new Coalescer<>("barrier", seats -> {
            collection.updateOne(Filters.eq(instance), Updates.inc("passed", 1L), new UpdateOptions().upsert(true));
            seats.forEach(seat -> seat.result().complete(true));
        });
    }

    @Override
    public void pass() {
        rounds.ask(true);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
