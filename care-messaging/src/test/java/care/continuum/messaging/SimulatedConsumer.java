package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/// A listener container: takes batches of what it owns to the inbox, commits when that returns, and takes them again
/// when it throws.
final class SimulatedConsumer {

    private static final int MOST = 6;

    /// What is read of one partition, until its generation is over.
    private static final class Reading {
        private final SimulatedTopic.Partition partition;
        private int generation;
        private int position;

        Reading(SimulatedTopic.Partition partition) {
            this.partition = partition;
        }
    }

    private final Schedule schedule;
    private final SimulatedTopic topic;
    private final SimulatedInstance owner;
    private final Consumer<Message<List<byte[]>>> inbox;
    private final @Nullable Flaw flaw;
    private final List<Reading> readings;

    SimulatedConsumer(
            Schedule schedule,
            SimulatedTopic topic,
            SimulatedInstance owner,
            Consumer<Message<List<byte[]>>> inbox,
            @Nullable Flaw flaw) {
        this.schedule = schedule;
        this.topic = topic;
        this.owner = owner;
        this.inbox = inbox;
        this.flaw = flaw;
        this.readings = topic.partitions().stream().map(Reading::new).toList();
    }

    void work() {
        while (true) {
            schedule.idle(40);
            if (!topic.isAway()) {
                poll();
            }
        }
    }

    private void poll() {
        var batch = new Batch();
        var next = new HashMap<Reading, Integer>();
        for (int number = 0; number < readings.size(); number++) {
            var reading = readings.get(number);
            var partition = reading.partition;
            if (!partition.isOwnedBy(owner)) {
                continue;
            }
            if (reading.generation != partition.generation()) {
                reading.generation = partition.generation();
                reading.position = partition.committed();
            }
            int end = Math.min(partition.entries.size(), reading.position + 1 + schedule.random.nextInt(MOST));
            for (int offset = reading.position; offset < end; offset++) {
                batch.add(number, offset, partition.entries.get(offset));
            }
            next.put(reading, end);
        }
        if (batch.values.isEmpty()) {
            return;
        }
        if (flaw == Flaw.COMMITTED_BEFORE_THE_EFFECT) {
            commit(next);
        }
        topic.inHands(this, batch.entries);
        try {
            inbox.accept(batch.message());
        } catch (RuntimeException again) {
            schedule.sleepUpToMillis(100);
            return;
        } finally {
            topic.inHands(this, List.of());
        }
        commit(next);
    }

    private void commit(Map<Reading, Integer> next) {
        schedule.point();
        next.forEach((reading, end) -> {
            reading.position = end;
            reading.partition.commit(owner, reading.generation, end);
        });
    }

    /// A batch as Spring Cloud Stream hands it over.
    private static final class Batch {
        private final List<SimulatedTopic.Entry> entries = new ArrayList<>();
        private final List<byte[]> values = new ArrayList<>();
        private final List<byte[]> keys = new ArrayList<>();
        private final List<String> topics = new ArrayList<>();
        private final List<Integer> partitions = new ArrayList<>();
        private final List<Long> offsets = new ArrayList<>();
        private final List<Map<String, Object>> headers = new ArrayList<>();

        void add(int partition, long offset, SimulatedTopic.Entry entry) {
            entries.add(entry);
            values.add(entry.value());
            keys.add(entry.key().getBytes(UTF_8));
            topics.add("chapters");
            partitions.add(partition);
            offsets.add(offset);
            headers.add(Map.of(KafkaHeaders.NATIVE_HEADERS, entry.headers()));
        }

        Message<List<byte[]>> message() {
            return new GenericMessage<>(
                    values,
                    Map.of(
                            KafkaHeaders.RECEIVED_KEY,
                            keys,
                            KafkaHeaders.RECEIVED_TOPIC,
                            topics,
                            KafkaHeaders.RECEIVED_PARTITION,
                            partitions,
                            KafkaHeaders.OFFSET,
                            offsets,
                            KafkaHeaders.BATCH_CONVERTED_HEADERS,
                            headers));
        }
    }
}
