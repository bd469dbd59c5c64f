package care.continuum.messaging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A producer whose records may never arrive, or arrive unacknowledged, or arrive when the sender is long dead.
final class SimulatedProducer extends MockProducer<String, byte[]> {

    /// How often something goes wrong, of thousand sends.
    record Odds(int refused, int broken, int tooLarge, int lost, int late, int unacknowledged) {
        static final Odds NONE = new Odds(0, 0, 0, 0, 0, 0);
    }

    private static final int LATE_MILLIS = 2_500;

    private record UnderWay(SimulatedTopic.Entry entry, Callback told) {}

    private final Schedule schedule;
    private final SimulatedTopic topic;
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private Odds odds;

    SimulatedProducer(Schedule schedule, SimulatedTopic topic, Odds odds) {
        this.schedule = schedule;
        this.topic = topic;
        this.odds = odds;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // one strand runs at a time, and another may here
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> message, Callback told) {
        schedule.point();
        if (happens(odds.refused)) {
            throw new TimeoutException("no metadata");
        }
        if (happens(odds.broken)) {
            throw new IllegalStateException("broken");
        }
        underWay.add(new UnderWay(new SimulatedTopic.Entry(message.key(), message.value(), message.headers()), told));
        return new CompletableFuture<>();
    }

    /// The work of the sending thread.
    void work() {
        while (true) {
            schedule.await(() -> !underWay.isEmpty());
            var next = underWay.peek();
            if (topic.isAway()) {
                schedule.sleepUpToMillis(300);
            }
            var failure = topic.isAway() ? new TimeoutException("away") : deliver(next);
            underWay.remove();
            next.told.onCompletion(null, failure);
        }
    }

    private @Nullable Exception deliver(UnderWay next) {
        if (happens(odds.tooLarge)) {
            return new RecordTooLargeException("too large");
        }
        if (happens(odds.lost)) {
            return new TimeoutException("lost");
        }
        if (happens(odds.late)) {
            topic.appendLater(LATE_MILLIS, List.of(next.entry));
            return new TimeoutException("late");
        }
        topic.append(next.entry);
        schedule.sleepUpToMillis(2);
        return happens(odds.unacknowledged) ? new TimeoutException("unacknowledged") : null;
    }

    private boolean happens(int perMille) {
        return schedule.random.nextInt(1000) < perMille;
    }

    /// What was on its way when the sender died, in order.
    List<SimulatedTopic.Entry> leftOnTheWay() {
        return underWay.stream().map(UnderWay::entry).toList();
    }

    void heal() {
        odds = Odds.NONE;
    }
}
