package care.continuum.messaging;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.time.Clock;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import tools.jackson.databind.json.JsonMapper;

/// What operations were answered, so that a wish that is repeated with its key is answered alike and done once. Where a
/// service dies between the work and the answer, the work is done again: each of it can be.
public final class Answers {

    private static final long KEPT_DAYS = 30;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MongoCollection<Document> kept;
    private final Discreet discreet;
    private final Clock clock;
    private volatile boolean indexed;

    /// @param converter closes the hashes of what was asked, where it is [Discreet]
    Answers(MongoDatabase database, MongoConverter converter, Clock clock) {
        this.kept = database.getCollection("operations_answers").withWriteConcern(Durable.WRITES);
        this.discreet = Discreet.of(converter);
        this.clock = clock;
    }

    /// Does the work, unless it was done for the same command.
    ///
    /// @throws KeyReused when the command's id came before with another body
    public <T> T once(Command command, Class<T> type, Supplier<T> work) {
        if (!command.keyed()) {
            return work.get();
        }
        var earlier = kept.find(Filters.eq("_id", command.id())).first();
        if (earlier != null) {
            if (!command.fingerprint().equals(discreet.open(null, earlier.getString("fingerprint")))) {
                throw new KeyReused();
            }
            return JSON.readValue(earlier.getString("answer"), type);
        }
        var answer = work.get();
        keep(command, JSON.writeValueAsString(answer));
        return answer;
    }

    /// The same for work without an answer of its own.
    public void once(Command command, Runnable work) {
        once(command, Boolean.class, () -> {
            work.run();
            return true;
        });
    }

    private void keep(Command command, String answer) {
        if (!indexed) {
            kept.createIndex(new Document("at", 1), new IndexOptions().expireAfter(KEPT_DAYS, TimeUnit.DAYS));
            indexed = true;
        }
        try {
            kept.insertOne(new Document("_id", command.id())
                    .append("fingerprint", discreet.close(null, command.fingerprint()))
                    .append("answer", answer)
                    .append("at", Date.from(clock.instant())));
        } catch (MongoWriteException e) {
            if (e.getCode() != Audit.DUPLICATE_KEY) {
                throw e;
            }
        }
    }
}
