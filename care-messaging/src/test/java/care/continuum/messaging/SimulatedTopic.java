package care.continuum.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// One topic of a broker, with one consumer group. An owner whose generation is over may finish what it
/// has taken, and commits no more.
final class SimulatedTopic {

    /// One record as it stands in a partition.
    @SuppressWarnings("ArrayRecordComponent")
    record Entry(String key, byte[] value, Headers headers) {}

    /// One partition, with how far the group has committed it, and who reads it.
    static final class Partition {
        final List<Entry> entries = new ArrayList<>();
        private int committed;
        private int generation;
        private @Nullable SimulatedInstance owner;

        int committed() {
            return committed;
        }

        int generation() {
            return generation;
        }

        boolean isOwnedBy(SimulatedInstance somebody) {
            return somebody.equals(owner);
        }

        void commit(SimulatedInstance somebody, int asOf, int next) {
            if (isOwnedBy(somebody) && generation == asOf) {
                committed = next;
            }
        }

        void give(SimulatedInstance somebody) {
            owner = somebody;
            generation++;
        }

        void rewind() {
            committed = 0;
            generation++;
        }
    }

    private final List<Partition> partitions = new ArrayList<>();
    private final Map<Object, List<Entry>> inHands = new HashMap<>();
    private final Schedule schedule;
    private final Schedule.Host host = new Schedule.Host();
    private int onTheWay;
    private boolean away;
    private int outages;

    SimulatedTopic(Schedule schedule, int partitions) {
        this.schedule = schedule;
        for (int number = 0; number < partitions; number++) {
            this.partitions.add(new Partition());
        }
    }

    List<Partition> partitions() {
        return partitions;
    }

    /// What this consumer processes right now, whether it still owns the partition or not.
    void inHands(Object consumer, List<Entry> batch) {
        inHands.put(consumer, batch);
    }

    boolean isInHands(String eventId) {
        return inHands.values().stream()
                .flatMap(List::stream)
                .anyMatch(it ->
                        Envelope.origin(it.headers).orElseThrow().eventId().equals(eventId));
    }

    int partitionOf(String key) {
        return Math.floorMod(key.hashCode(), partitions.size());
    }

    void append(Entry entry) {
        partitions.get(partitionOf(entry.key)).entries.add(entry);
    }

    /// Whoever sent them has given up, or is dead.
    void appendLater(int millis, List<Entry> entries) {
        onTheWay++;
        schedule.start(host, () -> {
            schedule.sleepUpToMillis(millis);
            entries.forEach(this::append);
            onTheWay--;
        });
    }

    boolean isAtEnd() {
        return behind() == 0 && onTheWay == 0;
    }

    long behind() {
        return partitions.stream()
                .mapToLong(it -> it.entries.size() - it.committed)
                .sum();
    }

    void leave() {
        away = true;
        outages++;
    }

    void comeBack() {
        away = false;
    }

    boolean isAway() {
        return away;
    }

    /// Counts the outages so far.
    int outages() {
        return outages;
    }
}
