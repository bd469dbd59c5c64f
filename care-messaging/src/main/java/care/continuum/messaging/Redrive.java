package care.continuum.messaging;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Processes what is parked for a client, in order, until all is done or one still fails. Several may
/// do so at once and any may die: an event is taken while it is the first that waits, and leaves the
/// queue only after its effect is durable; a second effect of it is none. What is taken nobody edits or
/// discards.
final class Redrive<E> {

    /// What came of it.
    ///
    /// @param done    the events that left the queue
    /// @param stopped the event that still fails, with the reason; null where none does
    /// @param left    whether more wait than were asked for
    record Outcome(List<Parked> done, @Nullable Parked stopped, boolean left) {}

    /// Is told what became of each event, with the failure where it failed, before it leaves the queue or is
    /// given back: whatever dies then, this was told.
    interface Witness {
        void saw(Parked event, @Nullable Throwable failure);
    }

    private final String topic;
    private final Delivery<E> delivery;
    private final Parking parking;

    Redrive(Feed<E> feed, Parking parking) {
        this.topic = feed.hears().topic();
        this.delivery = new Delivery<>(feed);
        this.parking = parking;
    }

    Outcome redrive(String client) {
        return redrive(client, Integer.MAX_VALUE, (_, _) -> {});
    }

    /// Processes at most so many.
    Outcome redrive(String client, int most, Witness witness) {
        var done = new ArrayList<Parked>();
        for (var taken = parking.take(topic, client); taken != null; taken = parking.take(topic, client)) {
            if (done.size() == most) {
                parking.release(taken);
                return new Outcome(done, null, true);
            }
            var failure = process(taken, witness);
            if (failure == null) {
                witness.saw(taken.event(), null);
                parking.done(taken);
                done.add(taken.event());
            } else if (parking.failed(taken, failure)) {
                return new Outcome(done, taken.event().because(failure), false);
            }
        }
        return new Outcome(done, null, false);
    }

    private @Nullable Throwable process(Parking.Taken taken, Witness witness) {
        try {
            var failure = delivery.poison(taken.event());
            if (failure != null) {
                witness.saw(taken.event(), failure);
            }
            return failure;
        } catch (RuntimeException | Error broken) {
            try {
                parking.release(taken);
            } catch (RuntimeException too) {
                // Its mark ends by itself.
                broken.addSuppressed(too);
            }
            throw broken;
        }
    }
}
