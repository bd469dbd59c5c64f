package care.continuum.benchmarks;

import care.continuum.events.Channel;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.local.api.ApiClient;
import care.continuum.local.clinic.Newcomer;
import care.continuum.local.clinic.Staff;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.Ports;
import care.continuum.local.topics.TopicReader;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
    private final Figures figures;
    private final Map<String, Long> arrived = new ConcurrentHashMap<>();
    private volatile boolean done;

    CommandToEvent(Ports ports, Figures figures) {
        this.ports = ports;
        this.figures = figures;
    }

    void measure() throws InterruptedException {
        var reader = new TopicReader(ports.kafka());
        reader.toEnd();
        var listener = Thread.ofPlatform().start(() -> listen(reader));
        var commands = new ArrayList<Duration>();
        var events = new ArrayList<Duration>();
        var writes = new ArrayList<Duration>();
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
                    commands.add(Duration.ofNanos(answered - begun));
                    events.add(Duration.ofNanos(Math.max(0, heard - answered)));
                    writes.add(Duration.ofNanos(end - written));
                }
            }
        } finally {
            done = true;
            listener.join();
        }
        figures.add("command through the gateway, idle", commands);
        figures.add("command answered to its event readable, idle", events);
        figures.add("a bare durable write to the same database", writes);
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
}
