package care.continuum.messaging;

import static care.continuum.messaging.Lot.Place.FULL;
import static care.continuum.messaging.Lot.Place.SETTLED;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
    /// @throws Unresolved when too many wait; the partition stops until somebody helps
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
            LOG.error("ALARM: {} events of one client of {} are parked; its partition stops", most, event.topic());
            throw new Unresolved(
                    "%d events of one client are parked".formatted(most), new IllegalStateException(event.topic()));
        }
        if (place == SETTLED) {
            lot.forget(event.topic(), event.client(), event.id());
        }
        return place;
    }

    /// The event that waits first, known to be durable; null where none waits. Entries that are
    /// settled, or without a payload, are dropped on the way.
    @Nullable
    Parked first(String topic, String client) {
        while (true) {
            var head = head(topic, client);
            if (head == null) {
                lot.removeEmpty(topic, client);
                return null;
            }
            barrier.pass();
            if (!head.equals(head(topic, client))) {
                continue;
            }
            if (head.event != null && !head.settled) {
                return head.event;
            }
            drop(topic, client, head.id);
        }
    }

    private record Head(
            String id, boolean settled, @Nullable Parked event) {}

    private @Nullable Head head(String topic, String client) {
        var queue = lot.queue(topic, client);
        if (queue == null || queue.ids().isEmpty()) {
            return null;
        }
        var id = queue.ids().getFirst();
        return new Head(id, queue.settled().contains(id), lot.find(topic, client, id));
    }

    /// The event has taken effect. What it was edited from must never be processed, so that is settled
    /// first.
    void done(Parked event) {
        if (event.edited()) {
            lot.settle(event.topic(), event.client(), event.id());
        }
        drop(event.topic(), event.client(), event.id());
    }

    /// The event still cannot be processed, for this reason.
    void failed(Parked event, Throwable failure) {
        lot.keep(event.because(failure));
    }

    /// The event shall never be processed, whenever it comes again. False where it does not wait.
    boolean discard(String topic, String client, String id) {
        var waits = lot.settle(topic, client, id);
        if (waits) {
            drop(topic, client, id);
        }
        return waits;
    }

    /// Puts another payload in the place of this one. False where it has changed meanwhile.
    boolean edit(Parked event, byte[] payload) {
        return lot.replace(event, event.with(payload));
    }

    private void drop(String topic, String client, String id) {
        lot.remove(topic, client, id);
        lot.forget(topic, client, id);
        lot.removeEmpty(topic, client);
    }

    /// Forgets the payload of an event that was to wait, found nothing to wait for, and has taken effect.
    void forget(Parked event) {
        lot.forget(event.topic(), event.client(), event.id());
    }
}
