package care.continuum.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/// Takes in one topic: each batch split by client, clients side by side, one client strictly in order. Returns when
/// every event has taken effect or is parked; throws when the world is broken, and then the batch comes again.
final class Inbox<E> implements Consumer<Message<List<byte[]>>> {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int TRIES = 3;
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Feed<E> feed;
    private final Parking parking;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final Machine machine;

    Inbox(Feed<E> feed, Parking parking, DeadLetters deadLetters, MeterRegistry meters, Machine machine) {
        this.feed = feed;
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
        var byClient = new LinkedHashMap<String, List<Incoming>>();
        for (var incoming : Incoming.of(batch)) {
            byClient.computeIfAbsent(incoming.client(), _ -> new ArrayList<>()).add(incoming);
        }
        var parked = parking.among(topic(), byClient.keySet());
        var running = new ArrayList<Future<?>>();
        byClient.forEach(
                (client, events) -> running.add(THREADS.submit(() -> takeAll(events, parked.contains(client)))));
        await(running);
        machine.reached(Step.BEFORE_COMMIT);
    }

    private void takeAll(List<Incoming> events, boolean parked) {
        var waits = parked;
        for (var incoming : events) {
            waits = take(incoming, waits);
        }
    }

    /// Returns whether the client's events are parked from here on.
    private boolean take(Incoming incoming, boolean parked) {
        var origin = Envelope.origin(incoming.headers());
        var type = Envelope.text(incoming.headers(), Envelope.TYPE);
        var value = incoming.value();
        if (incoming.key() == null || value == null || type == null || origin.isEmpty()) {
            deadLetters.keep(topic(), incoming);
            return parked;
        }
        if (feed.hears().classOf(type).isEmpty()) {
            meters.counter("continuum.inbox.unknown", "topic", topic(), "type", type)
                    .increment();
            return parked;
        }
        var event = new Parking.Parked(
                origin.get().eventId(), incoming.client(), type, origin.get(), new Binary(value), "follows");
        if (parked && parking.behind(topic(), event)) {
            return true;
        }
        return !effect(event, incoming.place());
    }

    /// Lets the event take effect; parks it when even the third try fails for a reason that lies in it or in the
    /// code.
    private boolean effect(Parking.Parked event, String place) {
        for (int tries = 1; ; tries++) {
            try {
                apply(event);
                machine.reached(Step.AFTER_EFFECT);
                meters.counter("continuum.inbox.taken", "topic", topic()).increment();
                return true;
            } catch (RuntimeException failure) {
                if (Durable.isTransient(failure)) {
                    throw failure;
                }
                if (tries == TRIES) {
                    LOG.error("ALARM: {} is parked with all later events of its client", place, failure);
                    meters.counter("continuum.inbox.parked", "topic", topic()).increment();
                    parking.park(topic(), because(event, failure));
                    return false;
                }
                machine.pause(TimeUnit.MILLISECONDS.toNanos(50L * tries));
            }
        }
    }

    private void apply(Parking.Parked event) {
        var contract = feed.hears();
        var type = contract.classOf(event.type()).orElseThrow();
        var news = contract.read(type, event.value().getData());
        if (!contract.clientOf().apply(news).equals(event.client())) {
            throw new EventContract.Unreadable("the key is not the client of the event", null);
        }
        Trace.<Boolean, RuntimeException>within(event.origin().traceparent(), () -> {
            feed.on(news, event.origin());
            return true;
        });
    }

    /// Processes what is parked for a client, in order, until it is done or fails again.
    ///
    /// @return how many events took effect
    int redrive(String client) {
        int done = 0;
        for (var event = parking.first(topic(), client); event != null; event = parking.first(topic(), client)) {
            apply(event);
            parking.done(topic(), client, event.id());
            done++;
        }
        return done;
    }

    private static Parking.Parked because(Parking.Parked event, RuntimeException failure) {
        return new Parking.Parked(
                event.id(),
                event.client(),
                event.type(),
                event.origin(),
                event.value(),
                failure.getClass().getSimpleName());
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

    /// The clients of this topic that have parked events.
    Set<String> parkedClients() {
        return parking.waiting().stream()
                .filter(queue -> topic().equals(queue.getString("topic")))
                .map(queue -> queue.getString("client"))
                .collect(java.util.stream.Collectors.toSet());
    }

    Feed<E> feed() {
        return feed;
    }
}
