package care.continuum.messaging;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.Document;

/// The suite's time: the machine's in whole milliseconds, moved by an offset that stands in the database of the
/// local stack.
public final class SuiteClock extends Clock {

    private static final String ID = "clock";
    private static final String OFFSET = "offsetMillis";
    private static final String MOVES = "moves";
    private static final int REMEMBERED = 100;

    private final MongoCollection<Document> settings;
    private final boolean movable;
    private final Machine machine;
    private volatile Duration offset = Duration.ZERO;

    SuiteClock(MongoCollection<Document> settings, boolean movable, Machine machine) {
        this.settings = settings;
        this.movable = movable;
        this.machine = machine;
    }

    /// Reads the offset again; an unreachable database leaves it as it is. One at a time: what was read before the
    /// clock was moved must not be put down after it.
    synchronized void refresh() {
        if (!movable) {
            return;
        }
        try {
            var stored = settings.find(Filters.eq(ID)).first();
            offset = stored == null ? Duration.ZERO : Duration.ofMillis(stored.getLong(OFFSET));
        } catch (MongoException away) {
            // The next pass asks again.
        }
    }

    /// How far it is ahead of the machine's clock.
    public Duration ahead() {
        return offset;
    }

    /// Moves it on, for all who read it: the others notice within their next sweep. The same move is made once, however
    /// often and wherever it is asked for: what was made last is remembered beside the offset, by the same write.
    ///
    /// @param move names the move
    /// @throws IllegalStateException where it may not be moved
    public void advance(String move, Duration by) {
        if (!movable) {
            throw new IllegalStateException("this clock is not to be moved");
        }
        var durable = settings.withWriteConcern(Durable.WRITES);
        durable.updateOne(Filters.eq(ID), Updates.setOnInsert(OFFSET, 0L), new UpdateOptions().upsert(true));
        durable.updateOne(
                Filters.and(Filters.eq(ID), Filters.ne(MOVES, move)),
                Updates.combine(
                        Updates.inc(OFFSET, by.toMillis()),
                        Updates.pushEach(MOVES, List.of(move), new PushOptions().slice(-REMEMBERED))));
        refresh();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(machine.millis()).plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /// Not needed: whoever wants a date asks with the clinic's zone.
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the suite's clock tells instants");
    }
}
