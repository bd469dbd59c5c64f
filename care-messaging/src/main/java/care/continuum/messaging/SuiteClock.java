package care.continuum.messaging;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.bson.Document;

/// The suite's time: the machine's in whole milliseconds, moved by an offset that stands in the database of the
/// local stack.
public final class SuiteClock extends Clock {

    private static final String ID = "clock";

    private final MongoCollection<Document> settings;
    private final boolean movable;
    private final Machine machine;
    private volatile Duration offset = Duration.ZERO;

    SuiteClock(MongoCollection<Document> settings, boolean movable, Machine machine) {
        this.settings = settings;
        this.movable = movable;
        this.machine = machine;
    }

    /// Reads the offset again; an unreachable database leaves it as it is.
    void refresh() {
        if (!movable) {
            return;
        }
        try {
            var stored = settings.find(Filters.eq(ID)).first();
            offset = stored == null ? Duration.ZERO : Duration.ofMillis(stored.getLong("offsetMillis"));
        } catch (MongoException away) {
            // The next pass asks again.
        }
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
