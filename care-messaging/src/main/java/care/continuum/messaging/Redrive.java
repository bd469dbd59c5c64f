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
    /// @param stopped the event that still fails, with the reason; null where nothing is left
    record Outcome(List<Parked> done, @Nullable Parked stopped) {}

    private final String topic;
    private final Delivery<E> delivery;
    private final Parking parking;

    Redrive(Feed<E> feed, Parking parking) {
        this.topic = feed.hears().topic();
        this.delivery = new Delivery<>(feed);
        this.parking = parking;
    }

    Outcome redrive(String client) {
        var done = new ArrayList<Parked>();
        for (var event = parking.first(topic, client); event != null; event = parking.first(topic, client)) {
            var failure = apply(event);
            if (failure == null) {
                parking.done(event);
                done.add(event);
            } else if (event.equals(parking.first(topic, client))) {
                parking.failed(event, failure);
                return new Outcome(done, event.because(failure));
            }
        }
        return new Outcome(done, null);
    }

    /// Null when the event has taken effect.
    private @Nullable Throwable apply(Parked event) {
        try {
            delivery.apply(event);
            return null;
        } catch (RuntimeException | Error failure) {
            if (!Delivery.isPoison(failure)) {
                throw failure;
            }
            return failure;
        }
    }
}
