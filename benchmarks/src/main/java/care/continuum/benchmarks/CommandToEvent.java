package care.continuum.benchmarks;

import care.continuum.events.Channel;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.local.api.ApiClient;
import care.continuum.local.clinic.Newcomer;
import care.continuum.local.clinic.Staff;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import care.continuum.local.topics.TopicReader;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/// How long a command takes when nothing else goes on, and how long after its answer its event can be read; beside
/// each the bare durable write that nobody can do without.
final class CommandToEvent {

    private static final int WARM_UP = 200;
    private static final int ROUNDS = 500;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Ports ports;
    private final Progress progress;
    private final Map<String, Long> arrived = new ConcurrentHashMap<>();
    private volatile boolean done;

    CommandToEvent(Ports ports, Progress progress) {
        this.ports = ports;
        this.progress = progress;
    }

    void measure() throws InterruptedException {
        var reader = new TopicReader(ports.kafka());
        reader.toEnd();
        var listener = Thread.ofPlatform().start(() -> listen(reader));
        var commands = new ArrayList<Long>();
        var events = new ArrayList<Long>();
        var writes = new ArrayList<Long>();
        try (var mongo = MongoClients.create(ports.mongodb())) {
            var bare = mongo.getDatabase("bench")
                    .getCollection("bare")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            var staff = new Staff(new ApiClient(ports.gateway()), ZoneId.of("America/New_York"));
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                var begun = System.nanoTime();
                var client = staff.enter(somebody(round)).clientId();
                var answered = System.nanoTime();
                var heard = await(client);
                var written = System.nanoTime();
                bare.insertOne(new Document("text", "x".repeat(500)));
                var end = System.nanoTime();
                if (round >= WARM_UP) {
                    commands.add(answered - begun);
                    events.add(Math.max(0, heard - answered));
                    writes.add(end - written);
                }
            }
        } finally {
            done = true;
            listener.join();
        }
        tell(commands, events, writes);
    }

    private void tell(List<Long> commands, List<Long> events, List<Long> writes) {
        progress.say("command through the gateway, idle: p50 %.1f ms, p99 %.1f ms (%.1f times a bare durable write)"
                .formatted(
                        percentile(commands, 50),
                        percentile(commands, 99),
                        percentile(commands, 50) / percentile(writes, 50)));
        progress.say("command answered to event readable, idle: p50 %.1f ms, p99 %.1f ms"
                .formatted(percentile(events, 50), percentile(events, 99)));
        progress.say("a bare durable write: p50 %.1f ms, p99 %.1f ms"
                .formatted(percentile(writes, 50), percentile(writes, 99)));
    }

    private static Newcomer somebody(int number) {
        return new Newcomer(
                "Bench",
                "Person%d".formatted(number),
                LocalDate.of(1980, 1, 1),
                null,
                "",
                "person%d@example.org".formatted(number),
                Channel.PHONE,
                Reason.CO_OCCURRING,
                Track.DAY);
    }

    private long await(String client) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var at = arrived.get(client);
            if (at != null) {
                return at;
            }
            if (System.nanoTime() > end) {
                throw new CannotRun("the event of a command did not come within %d s.".formatted(LIMIT.toSeconds()));
            }
            LockSupport.parkNanos(50_000);
        }
    }

    private void listen(TopicReader reader) {
        try (reader) {
            while (!done) {
                reader.next(Duration.ofMillis(100), event -> arrived.putIfAbsent(event.key(), System.nanoTime()));
            }
        }
    }

    /// In milliseconds.
    private static double percentile(List<Long> nanos, int percent) {
        var sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get((sorted.size() - 1) * percent / 100) / 1e6;
    }
}
