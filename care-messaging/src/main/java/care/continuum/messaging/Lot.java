package care.continuum.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// Where parked events stand: the few atomic operations that [Parking] is built from. What is written
/// is durable when the operation returns, and so is all that was visible before it; what is read need
/// not be.
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

    /// An event that waits first, taken for its redrive.
    ///
    /// @param token whose it is; several may take the same
    /// @param edit  the payload that a person gave it; null where it is as it came
    record Hold(
            String topic,
            String client,
            String id,
            String token,
            @Nullable Binary edit) {}

    /// What became of a person's wish about an event.
    enum Mending {
        DONE,
        /// Done, while a redrive had it or after one died with it: it may have taken effect, or may yet.
        FORCED,
        /// Not done: a redrive has it.
        TAKEN,
        /// Not done: its payload is another one meanwhile.
        CHANGED,
        /// Not done: it was edited, and has taken effect.
        REDRIVEN,
        /// It was discarded before.
        SETTLED,
        /// It does not wait.
        GONE
    }

    /// The queues of those of the clients that have one.
    List<Queue> queues(String topic, Collection<String> clients);

    /// Keeps the payload. One that is there already stays as it is; only the reason is replaced, where
    /// there is one.
    void keep(Parked event);

    /// Keeps why an event cannot be processed, where its payload is still there.
    void blame(Parked event);

    /// The payload of an event as it came.
    @Nullable
    Parked find(String topic, String client, String id);

    /// Puts the event's id behind those that wait, unless it waits, is settled, or too many wait, by
    /// one update. Where none wait it begins the queue, or says that it is free.
    Place append(Parked event, boolean begin, int most);

    /// Takes the event that waits first; null where none waits. It stays where it is.
    @Nullable
    Hold take(String topic, String client, String token);

    /// Gives it back. False where it has left the queue meanwhile, or changed.
    boolean release(Hold hold);

    /// Takes an event off its queue, provided that it is still held; one that was edited is settled,
    /// since the topic has its first form. False where it is not held any more.
    boolean remove(Hold hold, boolean edited);

    /// Settles an event for good and takes it off its queue, unless a redrive has it.
    ///
    /// @param force even if
    Mending discard(String topic, String client, String id, boolean force);

    /// Gives an event that waits another payload, provided that it still has this one, unless a redrive
    /// has it.
    Mending edit(Parked before, Binary payload);

    /// Deletes the queue document, provided that nothing waits and nothing is settled in it.
    void removeEmpty(String topic, String client);

    /// Forgets the payload.
    void forget(String topic, String client, String id);
}
