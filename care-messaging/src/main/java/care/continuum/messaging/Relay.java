package care.continuum.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends outboxes to Kafka: each from its head, in sequence, one unacknowledged event at a time;
/// different aggregates side by side. An aggregate stops at its first event that Kafka did not take,
/// and the sweep brings it back.
///
/// All its state belongs to one thread, which everybody else only sends notes to. Of an aggregate that
/// waits for its turn it holds the newest outbox alone.
final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int MOST_OFFERED = 20_000;
    private static final int MOST_OFFERED_WHILE_STRUGGLING = 500;
    private static final long PULL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private sealed interface Note {}

    private record Offered(String line) implements Note {}

    private record Sent(
            String line, long sequence, @Nullable Throwable failure) implements Note {}

    /// An aggregate with something to send, and whether a send is under way.
    private static final class Line {
        private Image image;
        private boolean sending;

        Line(Image image) {
            this.image = image;
        }
    }

    private final Outlet<String, byte[]> outlet;
    private final MessagingSettings settings;
    private final Machine machine;
    private final Reachability kafka;
    private final LinkedBlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final Map<String, Image> offered = new ConcurrentHashMap<>();
    private final Map<String, Line> lines = new HashMap<>();
    private final Stuck stuck;
    private final Pulls pulls = new Pulls();
    private final Acknowledged acknowledged = new Acknowledged();
    private @Nullable Thread worker;
    private long nextPull;

    Relay(Outlet<String, byte[]> outlet, MessagingSettings settings, Machine machine) {
        this.outlet = outlet;
        this.settings = settings;
        this.machine = machine;
        this.kafka = new Reachability(machine);
        this.stuck = new Stuck(machine);
        this.nextPull = machine.nanos();
    }

    /// Works on a thread of its own from now on.
    Relay start() {
        worker = Thread.ofPlatform().daemon().name("relay").start(this::work);
        return this;
    }

    /// Hands over the outbox of an acknowledged write, or of a read that was made durable. What does
    /// not fit, the sweep finds.
    void offer(Image image) {
        var most = kafka.isStruggling() ? MOST_OFFERED_WHILE_STRUGGLING : MOST_OFFERED;
        if (kafka.isDown() || (offered.size() >= most && !offered.containsKey(image.line()))) {
            return;
        }
        offered.compute(image.line(), (line, known) -> {
            if (known == null) {
                notes.add(new Offered(line));
                return image;
            }
            return newer(known, image);
        });
    }

    private static Image newer(Image one, Image other) {
        return other.last() > one.last() ? other : one;
    }

    /// Whether Kafka did not take what was sent to it last.
    boolean struggling() {
        return kafka.isStruggling();
    }

    /// How many aggregates have an event that Kafka refuses for good.
    int stuck() {
        return stuck.size();
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                turn(notes.poll(PULL_NANOS, TimeUnit.NANOSECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) {
                LOG.error("ALARM: the relay stumbled and goes on; the sweep finds what it dropped", e);
            }
        }
    }

    /// Does what is to be done now: one note at most, and the pull when it is time.
    void turn() {
        turn(notes.poll());
    }

    private void turn(@Nullable Note note) {
        switch (note) {
            case null -> {}
            case Offered(var line) -> take(line, offered.remove(line));
            case Sent sent -> sent(sent);
        }
        var now = machine.nanos();
        if (now - nextPull >= 0) {
            nextPull = now + PULL_NANOS;
            stuck.tidy();
            pulls.run(machine);
        }
    }

    private void take(String name, @Nullable Image image) {
        if (image == null || (!lines.containsKey(name) && (kafka.isDown() || stuck.isLeftAlone(name)))) {
            return;
        }
        var line = lines.computeIfAbsent(name, _ -> new Line(image));
        line.image = newer(line.image, image);
        if (!line.sending) {
            next(name, line);
        }
    }

    private void next(String name, Line line) {
        long sofar = acknowledged.of(name);
        var event =
                line.image.events().stream().filter(it -> it.sequence() > sofar).findFirst();
        if (event.isPresent()) {
            line.sending = true;
            send(name, line.image, event.get());
        } else {
            lines.remove(name);
            if (sofar > 0) {
                pulls.add(line.image, sofar);
            }
        }
    }

    private void send(String name, Image image, Pending event) {
        try {
            var message = Envelope.message(settings.prefixed(image.contract().topic()), image, event);
            var _ = outlet.send(message, (_, failure) -> answer(name, event.sequence(), failure));
        } catch (Throwable refused) {
            answer(name, event.sequence(), refused);
            return;
        }
        machine.reached(Step.AFTER_SEND);
    }

    private void answer(String name, long sequence, @Nullable Throwable failure) {
        kafka.told(failure);
        notes.add(new Sent(name, sequence, failure));
    }

    private void sent(Sent sent) {
        var line = lines.get(sent.line);
        if (line == null) {
            return;
        }
        line.sending = false;
        if (sent.failure == null) {
            machine.reached(Step.AFTER_ACKNOWLEDGEMENT);
            stuck.remove(sent.line);
            acknowledged.add(sent.line, sent.sequence);
            next(sent.line, line);
            return;
        }
        lines.remove(sent.line);
        if (!Reachability.isOfKafka(sent.failure)) {
            stuck.add(sent.line);
            LOG.error("ALARM: event {} of {} cannot be sent", sent.sequence, sent.line, sent.failure);
        }
    }

    @Override
    public void close() {
        var working = worker;
        if (working != null) {
            working.interrupt();
        }
    }
}
