package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends outboxes to Kafka: each from its head, in sequence, one unacknowledged event at a time; different
/// aggregates side by side. An aggregate stops at its first event that Kafka did not take, and the sweep brings it
/// back.
///
/// All its state belongs to one thread, which everybody else only sends notes to.
final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int MOST_NOTES = 20_000;
    private static final long PULL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STUCK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private sealed interface Note {}

    private record Offered(Image image) implements Note {}

    private record Sent(
            String line, long sequence, @Nullable Exception failure) implements Note {}

    /// An aggregate with something to send, and whether a send is under way.
    private static final class Line {
        private Image image;
        private boolean sending;

        Line(Image image) {
            this.image = image;
        }
    }

    private final Producer<String, byte[]> producer;
    private final MessagingSettings settings;
    private final Machine machine;
    private final LinkedBlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Long> notBefore = new HashMap<>();
    private final Pulls pulls = new Pulls();
    private final Acknowledged acknowledged = new Acknowledged();
    private @Nullable Thread worker;
    private long nextPull;
    private volatile long downUntil;
    private volatile boolean struggling;

    Relay(Producer<String, byte[]> producer, MessagingSettings settings, Machine machine) {
        this.producer = producer;
        this.settings = settings;
        this.machine = machine;
        this.nextPull = machine.nanos();
        this.downUntil = machine.nanos();
    }

    /// Works on a thread of its own from now on.
    Relay start() {
        worker = Thread.ofPlatform().daemon().name("relay").start(this::work);
        return this;
    }

    /// Hands over the outbox of an acknowledged write, or of a read that was made durable. What does not fit, the
    /// sweep finds.
    void offer(Image image) {
        if (notes.size() < MOST_NOTES && machine.nanos() - downUntil >= 0) {
            notes.add(new Offered(image));
        }
    }

    /// Whether Kafka did not take what was sent to it last.
    boolean struggling() {
        return struggling;
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                turn(notes.poll(PULL_NANOS, TimeUnit.NANOSECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("The relay stumbled and goes on; the sweep finds what it dropped", e);
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
            case Offered(var image) -> take(image);
            case Sent sent -> sent(sent);
        }
        if (machine.nanos() - nextPull >= 0) {
            pulls.run(machine);
            nextPull = machine.nanos() + PULL_NANOS;
        }
    }

    private void take(Image image) {
        var name = image.line();
        var wait = notBefore.get(name);
        if (wait != null && machine.nanos() - wait < 0) {
            return;
        }
        notBefore.remove(name);
        var line = lines.computeIfAbsent(name, _ -> new Line(image));
        if (image.last() > line.image.last()) {
            line.image = image;
        }
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
        var topic = settings.prefixed(image.contract().topic());
        var bytes = event.payload().getBytes(UTF_8);
        var message = new ProducerRecord<>(topic, null, null, image.key(), bytes, Envelope.headers(image, event));
        try {
            var _ = producer.send(message, (_, failure) -> notes.add(new Sent(name, event.sequence(), failure)));
            machine.reached(Step.AFTER_SEND);
        } catch (RuntimeException refused) {
            notes.add(new Sent(name, event.sequence(), refused));
        }
    }

    private void sent(Sent sent) {
        var line = lines.get(sent.line);
        if (line == null) {
            return;
        }
        line.sending = false;
        if (sent.failure == null) {
            machine.reached(Step.AFTER_ACKNOWLEDGEMENT);
            struggling = false;
            acknowledged.add(sent.line, sent.sequence);
            next(sent.line, line);
            return;
        }
        lines.remove(sent.line);
        if (sent.failure instanceof RetriableException) {
            downUntil = machine.nanos() + PAUSE_NANOS;
            struggling = true;
        } else {
            notBefore.put(sent.line, machine.nanos() + STUCK_PAUSE_NANOS);
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
