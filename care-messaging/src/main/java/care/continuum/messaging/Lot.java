package care.continuum.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where parked events stand: the few atomic operations that [Parking] is built from. What is written is durable when
/// the operation returns, and so is all that was visible before it; what is read need not be.
interface Lot {

    /// What became of the wish to stand in a queue.
    enum Place {
        /// It stands there, now or since earlier.
        WAITS,
        /// There is no queue to stand in.
        FREE,
        /// A person has settled this event for good; it must not be processed.
        SETTLED,
        /// Too many wait already.
        FULL
    }

    /// The one queue document of a client and topic.
    ///
    /// @param ids     the events that wait, in order
    /// @param settled the events that a person has settled: discarded, or processed with another payload
    /// @param since   when the first of those that wait came
    record Queue(String topic, String client, List<String> ids, Set<String> settled, Instant since) {}

    /// The queues of those of the clients that have one.
    List<Queue> queues(String topic, Collection<String> clients);

    @Nullable
    Queue queue(String topic, String client);

    /// Keeps the payload. One that is there already stays as it is; only the reason is replaced, where there is one.
    void keep(Parked event);

    /// The payload of an event.
    @Nullable
    Parked find(String topic, String client, String id);

    /// Puts the event's id behind those that wait, unless it waits, is settled, or too many wait, by one update. Where
    /// none wait it begins the queue, or says that it is free.
    Place append(Parked event, boolean begin, int most);

    /// Marks an event that waits as settled. False where it does not wait.
    boolean settle(String topic, String client, String id);

    /// Takes an id off its queue.
    void remove(String topic, String client, String id);

    /// Deletes the queue document, provided that nothing waits and nothing is settled in it.
    void removeEmpty(String topic, String client);

    /// Puts another payload in the place of this one, provided that it is still the one. False where it is not.
    boolean replace(Parked before, Parked after);

    /// Forgets the payload.
    void forget(String topic, String client, String id);
}
