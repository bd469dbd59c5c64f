package care.continuum.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/// Takes in one topic: each batch split by client, clients side by side, one client strictly in order.
/// Returns when every event has taken effect or is parked; throws when the world is broken, and then
/// the batch comes again.
final class Inbox<E> implements Consumer<Message<List<byte[]>>> {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int TRIES = 3;

    private final Feed<E> feed;
    private final Delivery<E> delivery;
    private final Parking parking;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final Machine machine;

    /// Up to where this instance has taken in each partition.
    private final Map<Integer, Long> nexts = new ConcurrentHashMap<>();

    Inbox(Feed<E> feed, Parking parking, DeadLetters deadLetters, MeterRegistry meters, Machine machine) {
        this.feed = feed;
        this.delivery = new Delivery<>(feed);
        this.parking = parking;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.machine = machine;
    }

    private String topic() {
        return feed.hears().topic();
    }

    @Override
    public void accept(Message<List<byte[]>> batch) {
        try {
            takeIn(batch);
        } catch (Error failure) {
            // It would stop the consumer for good.
            throw new Redeliver(failure, 1);
        }
    }

    private void takeIn(Message<List<byte[]>> batch) {
        var byClient = new LinkedHashMap<String, List<Incoming>>();
        var ends = new HashMap<Integer, Long>();
        var goesOn = true;
        for (var incoming : Incoming.of(batch)) {
            if (ends.put(incoming.partition(), incoming.offset() + 1) == null) {
                goesOn &= Long.valueOf(incoming.offset()).equals(nexts.get(incoming.partition()));
            }
            byClient.computeIfAbsent(incoming.client(), _ -> new ArrayList<>()).add(incoming);
        }
        if (!goesOn) {
            parking.catchUp();
        }
        var queues = parking.among(topic(), byClient.keySet());
        var running = new ArrayList<Future<?>>();
        byClient.forEach((client, events) ->
                running.add(machine.threads().submit(() -> takeAll(events, queues.get(client)))));
        await(running);
        machine.reached(Step.BEFORE_COMMIT);
        nexts.putAll(ends);
    }

    private void takeAll(List<Incoming> events, Lot.@Nullable Queue queue) {
        var waits = queue != null && !queue.ids().isEmpty();
        var settled = queue == null ? Set.<String>of() : queue.settled();
        for (var incoming : events) {
            var event = understood(incoming);
            if (event != null) {
                waits = take(event, incoming.place(), waits, settled.contains(event.id()));
            }
        }
    }

    /// The event of a record that can be placed and whose type is known here; what cannot is kept apart
    /// or passed over.
    private @Nullable Parked understood(Incoming incoming) {
        var origin = Envelope.origin(incoming.headers());
        var type = Envelope.text(incoming.headers(), Envelope.TYPE);
        var value = incoming.value();
        if (incoming.key() == null || value == null || type == null || origin.isEmpty()) {
            deadLetters.keep(topic(), incoming);
            return null;
        }
        if (feed.hears().classOf(type).isEmpty()) {
            meters.counter("continuum.inbox.unknown", "topic", topic(), "type", type)
                    .increment();
            return null;
        }
        if (!incoming.couldBeParked()) {
            deadLetters.keep(topic(), incoming);
            return null;
        }
        return new Parked(topic(), incoming.client(), type, origin.get(), new Binary(value), null, false);
    }

    /// Returns whether the client's events wait from here on.
    private boolean take(Parked event, String place, boolean waits, boolean settled) {
        if (!waits && !settled) {
            return !effect(event, place);
        }
        return switch (parking.behind(event)) {
            case FREE -> {
                var done = effect(event, place);
                if (done) {
                    parking.forget(event);
                }
                yield !done;
            }
            case SETTLED -> waits;
            case WAITS, FULL -> true;
        };
    }

    /// Lets the event take effect; parks it when even the third try fails for a reason that lies in it
    /// or in the code. Returns whether the client's next event may be taken.
    private boolean effect(Parked event, String place) {
        for (int tries = 1; ; tries++) {
            var failure = delivery.poison(event);
            if (failure == null) {
                machine.reached(Step.AFTER_EFFECT);
                meters.counter("continuum.inbox.taken", "topic", topic()).increment();
                return true;
            }
            if (tries == TRIES) {
                LOG.error("ALARM: {} is parked with all later events of its client", place, failure);
                meters.counter("continuum.inbox.parked", "topic", topic()).increment();
                return parking.park(event.because(failure)) == Lot.Place.SETTLED;
            }
            machine.pause(TimeUnit.MILLISECONDS.toNanos(50L * tries));
        }
    }

    private static void await(List<Future<?>> running) {
        var failures = new ArrayList<Throwable>();
        for (var one : running) {
            try {
                one.get();
            } catch (ExecutionException failure) {
                failures.add(failure.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new Redeliver(failures.getFirst(), failures.size());
        }
    }

    /// The batch has to come again: the world is broken.
    static final class Redeliver extends RuntimeException {
        Redeliver(Throwable first, int clients) {
            super("%d clients wait for a working world".formatted(clients), first);
        }
    }

    Feed<E> feed() {
        return feed;
    }
}
