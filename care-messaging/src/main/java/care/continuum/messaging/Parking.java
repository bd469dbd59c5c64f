package care.continuum.messaging;

import static care.continuum.messaging.Lot.Mending.DONE;
import static care.continuum.messaging.Lot.Mending.FORCED;
import static care.continuum.messaging.Lot.Place.FULL;
import static care.continuum.messaging.Lot.Place.SETTLED;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the events of one client and topic that cannot be processed, and all later ones, in order.
/// Nothing waits, not parked.
///
/// The payload is kept before its id stands in the queue, and forgotten only when the event has taken
/// effect or a person has settled it. So an id without a payload, the late entry of an instance that
/// was long away, is dropped.
final class Parking {

    static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final Lot lot;
    private final Barrier barrier;
    private final int most;

    Parking(Lot lot, Barrier barrier, int most) {
        this.lot = lot;
        this.barrier = barrier;
        this.most = most;
    }

    /// Makes sure that [#among] sees what others have parked of partitions that are taken over from
    /// them: this passes only at a server that has it, and no older one is asked afterwards. What this
    /// instance parks itself it sees anyway.
    void catchUp() {
        barrier.pass();
    }

    /// The queues of those of these clients that have one, by client.
    Map<String, Lot.Queue> among(String topic, Collection<String> clients) {
        var found = new HashMap<String, Lot.Queue>();
        lot.queues(topic, clients).forEach(queue -> found.put(queue.client(), queue));
        return found;
    }

    /// Puts the event behind those that wait. `FREE` where none wait: then it is to be processed.
    ///
    /// @throws Unresolved when too many wait; then this instance takes in nothing more of the topic, of no
    ///     client, until somebody helps
    Lot.Place behind(Parked event) {
        return stand(event, false);
    }

    /// Begins or continues the queue of the event's client.
    ///
    /// @throws Unresolved when too many wait
    Lot.Place park(Parked event) {
        return stand(event, true);
    }

    private Lot.Place stand(Parked event, boolean begin) {
        lot.keep(event);
        var place = lot.append(event, begin, most);
        if (place == FULL) {
            LOG.error(
                    "ALARM: {} events of client {} are parked, and no more can be;"
                            + " this instance takes in nothing more of {} until some are redriven or discarded",
                    most,
                    event.client(),
                    event.topic());
            throw new Unresolved(
                    "%d events of one client are parked".formatted(most), new IllegalStateException(event.topic()));
        }
        if (place == SETTLED) {
            lot.forget(event.topic(), event.client(), event.id());
        }
        return place;
    }

    /// An event that waits first, and is this caller's to process: nobody changes it or gives it up
    /// meanwhile.
    record Taken(Lot.Hold hold, Parked event) {}

    /// Takes the event that waits first, known to be durable; null where none waits. Entries without a
    /// payload are dropped on the way.
    @Nullable
    Taken take(String topic, String client) {
        var token = UUID.randomUUID().toString();
        while (true) {
            var hold = lot.take(topic, client, token);
            if (hold == null) {
                lot.removeEmpty(topic, client);
                return null;
            }
            var event = lot.find(topic, client, hold.id());
            if (event != null) {
                return new Taken(hold, hold.edit() == null ? event : event.with(hold.edit()));
            }
            LOG.error(
                    "ALARM: event {} of {} stands without its payload and is dropped; it may have had no effect",
                    hold.id(),
                    topic);
            drop(hold, false);
        }
    }

    /// The event has taken effect, and leaves its queue.
    void done(Taken taken) {
        drop(taken.hold, taken.event.edited());
    }

    /// The event still cannot be processed, for this reason. False where it does not wait any more, or
    /// not as it was.
    boolean failed(Taken taken, Throwable failure) {
        lot.blame(taken.event.because(failure));
        return lot.release(taken.hold);
    }

    /// The event was not processed after all.
    void release(Taken taken) {
        lot.release(taken.hold);
    }

    /// The event shall never be processed, whenever it comes again.
    ///
    /// @param force even while a redrive has it
    Lot.Mending discard(String topic, String client, String id, boolean force) {
        var became = lot.discard(topic, client, id, force);
        if (became == DONE || became == FORCED || became == Lot.Mending.SETTLED) {
            lot.forget(topic, client, id);
        }
        return became;
    }

    /// Puts another payload in the place of this one.
    Lot.Mending edit(Parked event, byte[] payload) {
        return lot.edit(event, new Binary(payload));
    }

    /// Whoever takes it off its queue forgets the payload, nobody else: it may have changed hands.
    private void drop(Lot.Hold hold, boolean edited) {
        if (lot.remove(hold, edited)) {
            lot.forget(hold.topic(), hold.client(), hold.id());
            lot.removeEmpty(hold.topic(), hold.client());
        }
    }

    /// Forgets the payload of an event that was to wait, found nothing to wait for, and has taken effect.
    void forget(Parked event) {
        lot.forget(event.topic(), event.client(), event.id());
    }
}
