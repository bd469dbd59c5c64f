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

    /// The dead letters come last: while the batch may have to come again, each would be written once more.
    private void takeIn(Message<List<byte[]>> batch) {
        var byClient = new LinkedHashMap<String, List<Heard>>();
        var dead = new ArrayList<Incoming>();
        var ends = new HashMap<Integer, Long>();
        var goesOn = true;
        for (var incoming : Incoming.of(batch)) {
            if (ends.put(incoming.partition(), incoming.offset() + 1) == null) {
                goesOn &= Long.valueOf(incoming.offset()).equals(nexts.get(incoming.partition()));
            }
            var event = understood(incoming, dead);
            if (event != null) {
                byClient.computeIfAbsent(event.client(), _ -> new ArrayList<>())
                        .add(new Heard(event, incoming.place()));
            }
        }
        if (!goesOn) {
            parking.catchUp();
        }
        var queues = parking.among(topic(), byClient.keySet());
        var running = new ArrayList<Future<?>>();
        byClient.forEach((client, events) ->
                running.add(machine.threads().submit(() -> takeAll(events, queues.get(client)))));
        await(running);
        dead.forEach(incoming -> deadLetters.keep(topic(), incoming));
        machine.reached(Step.BEFORE_COMMIT);
        nexts.putAll(ends);
    }

    /// An event, and where it stands.
    private record Heard(Parked event, String place) {}

    private void takeAll(List<Heard> events, Lot.@Nullable Queue queue) {
        var waits = queue != null && !queue.ids().isEmpty();
        var settled = queue == null ? Set.<String>of() : queue.settled();
        for (var heard : events) {
            waits = take(heard, waits, settled.contains(heard.event.id()));
        }
    }

    /// The event of a record that can be placed and whose type is known here; what cannot is put aside or
    /// passed over.
    private @Nullable Parked understood(Incoming incoming, List<Incoming> dead) {
        var origin = Envelope.origin(incoming.headers());
        var type = Envelope.text(incoming.headers(), Envelope.TYPE);
        var value = incoming.value();
        if (incoming.key() == null || value == null || type == null || origin.isEmpty()) {
            dead.add(incoming);
            return null;
        }
        if (feed.hears().classOf(type).isEmpty()) {
            meters.counter("continuum.inbox.unknown", "topic", topic()).increment();
            return null;
        }
        if (!incoming.couldBeParked()) {
            dead.add(incoming);
            return null;
        }
        return new Parked(topic(), incoming.client(), type, origin.get(), new Binary(value), null, false, null);
    }

    /// Returns whether the client's events wait from here on.
    private boolean take(Heard heard, boolean waits, boolean settled) {
        var event = heard.event;
        if (!waits && !settled) {
            return !effect(heard);
        }
        delivery.outOfTurn(event);
        return switch (parking.behind(event)) {
            case FREE -> {
                var done = effect(heard);
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
    private boolean effect(Heard heard) {
        var event = heard.event;
        for (int tries = 1; ; tries++) {
            var failure = delivery.poison(event);
            if (failure == null) {
                machine.reached(Step.AFTER_EFFECT);
                meters.counter("continuum.inbox.taken", "topic", topic()).increment();
                return true;
            }
            if (tries == TRIES) {
                LOG.error("ALARM: {} is parked with all later events of its client", heard.place, failure);
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
