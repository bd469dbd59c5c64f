package care.continuum.messaging;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Processes what is parked for a client, in order, until all is done or one still fails. Several may do so at once
/// and any may die: an event is processed only while it is the first that waits, and leaves the queue only after its
/// effect is durable; a second effect of it is none.
final class Redrive<E> {

    /// What came of it.
    ///
    /// @param done    the events that left the queue
    /// @param stopped the event that still fails, with the reason; null where none does
    /// @param left    whether more wait than were asked for
    record Outcome(List<Parked> done, @Nullable Parked stopped, boolean left) {}

    /// Is told what becomes of each event: before it leaves the queue, or with the failure.
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
        for (var event = parking.first(topic, client); event != null; event = parking.first(topic, client)) {
            if (done.size() == most) {
                return new Outcome(done, null, true);
            }
            var failure = delivery.poison(event);
            if (failure == null) {
                witness.saw(event, null);
                parking.done(event);
                done.add(event);
            } else if (event.equals(parking.first(topic, client))) {
                witness.saw(event, failure);
                parking.failed(event, failure);
                return new Outcome(done, event.because(failure), false);
            }
        }
        return new Outcome(done, null, false);
    }
}
