package care.continuum.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;

/// Conditional writes of one collection: those that wait while one is under way go together in the next unordered
/// bulk write, each for its own caller.
final class GroupCommit implements AutoCloseable {

    private static final int DUPLICATE_KEY = 11_000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    /// A document to stand in the place of the one with this revision, or of none.
    record Write(Object expectedRevision, Document after) {}

    private final MongoCollection<Document> collection;
    private final Coalescer<Write, Boolean> rounds;

    GroupCommit(MongoCollection<Document> collection) {
        this.collection = collection.withWriteConcern(Durable.WRITES);
        this.rounds = new Coalescer<>("commit-" + collection.getNamespace().getCollectionName(), this::commit);
    }

    /// True when the write is durable, false when another came first.
    ///
    /// @throws DuplicateKeyException when another unique index than `_id` says no
    boolean write(Write write) {
        return rounds.ask(write);
    }

    private void commit(List<Coalescer.Seat<Write, Boolean>> seats) {
        // A lost race is visible only because of the upsert: it then tries to insert an `_id` that exists.
        var models = seats.stream()
                .map(Coalescer.Seat::wish)
                .map(wish -> new ReplaceOneModel<>(
                        and(eq(wish.after.get("_id")), eq("_revision", wish.expectedRevision)), wish.after, UPSERT))
                .toList();
        try {
            collection.bulkWrite(models, new BulkWriteOptions().ordered(false));
            seats.forEach(seat -> seat.result().complete(true));
        } catch (MongoBulkWriteException partly) {
            tell(seats, partly);
        } catch (MongoException away) {
            throw away;
        } catch (RuntimeException unwritable) {
            apart(seats, unwritable);
        }
    }

    /// A document that cannot be written is nobody's fault but its own writer's. What has been written already is a
    /// lost race when it is tried again, and its writer finds out.
    private void apart(List<Coalescer.Seat<Write, Boolean>> seats, RuntimeException unwritable) {
        if (seats.size() == 1) {
            throw unwritable;
        }
        for (var seat : seats) {
            try {
                commit(List.of(seat));
            } catch (RuntimeException own) {
                seat.result().completeExceptionally(own);
            }
        }
    }

    private static void tell(List<Coalescer.Seat<Write, Boolean>> seats, MongoBulkWriteException partly) {
        var errors = partly.getWriteErrors().stream()
                .collect(Collectors.toMap(BulkWriteError::getIndex, Function.identity()));
        for (int index = 0; index < seats.size(); index++) {
            var error = errors.get(index);
            var result = seats.get(index).result();
            if (error == null) {
                if (partly.getWriteConcernError() == null) {
                    result.complete(true);
                } else {
                    result.completeExceptionally(new Unresolved("no majority for a write", partly));
                }
            } else if (error.getCode() != DUPLICATE_KEY) {
                result.completeExceptionally(partly);
            } else if (error.getMessage().contains("index: _id_ ")) {
                result.complete(false);
            } else {
                result.completeExceptionally(new DuplicateKeyException("a unique index says no", partly));
            }
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
