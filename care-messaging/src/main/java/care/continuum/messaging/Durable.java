package care.continuum.messaging;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/// What this suite asks of MongoDB: majority and journal for every write, and an answer within seconds.
final class Durable {

    static final WriteConcern WRITES = WriteConcern.MAJORITY.withJournal(true).withWTimeout(5, TimeUnit.SECONDS);

    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 5;

    private Durable() {}

    /// Sets the time limits and the write concern, and refuses a weaker one that somebody asked for, and reads from
    /// members that may be behind.
    static MongoClientSettingsBuilderCustomizer settings() {
        return builder -> {
            var asked = builder.build().getWriteConcern();
            var weaker = !asked.equals(WriteConcern.ACKNOWLEDGED)
                    && !(WriteConcern.MAJORITY.getWString().equals(asked.getWObject())
                            && !Boolean.FALSE.equals(asked.getJournal()));
            if (weaker) {
                throw new IllegalStateException(
                        "The MongoDB URI asks for write concern %s; Continuum needs majority with journal"
                                .formatted(asked.asDocument().toJson()));
            }
            var reads = builder.build().getReadPreference();
            if (!reads.equals(ReadPreference.primary())) {
                throw new IllegalStateException(
                        "The MongoDB URI asks for read preference %s; Continuum needs primary, since others may be behind"
                                .formatted(reads.getName()));
            }
            builder.writeConcern(WRITES)
                    .applyToClusterSettings(it -> it.serverSelectionTimeout(ANSWER_SECONDS - 2L, TimeUnit.SECONDS))
                    .applyToSocketSettings(it -> it.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                            .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS));
        };
    }

    /// Whether the world is broken rather than the data or the code: worth trying again, and never parked.
    static boolean isTransient(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isTransientItself(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransientItself(Throwable cause) {
        return cause instanceof Unresolved
                || cause instanceof InterruptedException
                || (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError))
                || cause instanceof TransientDataAccessException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof MongoSocketException
                || cause instanceof MongoTimeoutException
                || cause instanceof MongoServerUnavailableException
                || cause instanceof MongoNotPrimaryException
                || cause instanceof MongoNodeIsRecoveringException
                || cause instanceof MongoWriteConcernException
                || cause instanceof MongoInterruptedException
                || (cause instanceof MongoException mongo && mongo.hasErrorLabel("RetryableWriteError"))
                || (cause instanceof IllegalStateException && "state should be: open".equals(cause.getMessage()));
    }
}
