package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Blows against Kafka and MongoDB. Each says whether it had its effect.
final class EngineBlows {

    private static final Duration FOR_A_BACKLOG = Duration.ofSeconds(8);
    private static final Duration FOR_A_REFUSAL = Duration.ofSeconds(90);

    private final World world;
    private final Lookout lookout;

    EngineBlows(World world, Lookout lookout) {
        this.world = world;
        this.lookout = lookout;
    }

    boolean restartKafka() {
        world.stack().kafka().kill();
        world.stack().kafka().restart();
        return true;
    }

    /// So that for a while only Kafka can be away.
    void makeWhole() throws InterruptedException {
        world.heal();
        Thread.sleep(3_000);
    }

    /// Only Kafka is away, which no command may notice.
    boolean kafkaAway(Duration length) throws InterruptedException {
        lookout.begin();
        world.stack().kafka().kill();
        Thread.sleep(length);
        var answered = lookout.end();
        world.stack().kafka().restart();
        return answered > 0;
    }

    boolean restartMongo(Duration away) throws InterruptedException {
        world.stack().mongo().kill();
        Thread.sleep(away);
        world.stack().mongo().restart();
        return true;
    }

    /// What was written last could be read and is gone. The services stand still until nothing reaches the disk any
    /// more, since who writes waits then; and again until it has been looked up what is gone, so that none of them
    /// writes it again before.
    boolean losePower(Duration after) throws InterruptedException {
        var processes = world.stack().processes();
        try (var documents = new Documents(world.ports().mongodb())) {
            var before = new HashMap<String, Object>();
            Part.SERVICES.forEach(processes::pause);
            world.stack()
                    .mongo()
                    .losePower(
                            () -> Part.SERVICES.forEach(processes::resume),
                            after,
                            () -> before.putAll(documents.revisions()));
            Part.SERVICES.forEach(processes::pause);
            world.stack().mongo().restart();
            return isGone(before, documents.revisions());
        } finally {
            Part.SERVICES.forEach(processes::resume);
        }
    }

    /// Whether anything that could be read before cannot be read after, by the revisions of the documents.
    static boolean isGone(Map<String, Object> before, Map<String, Object> after) {
        return before.entrySet().stream().anyMatch(one -> !one.getValue().equals(after.get(one.getKey())));
    }

    boolean stepDown() {
        return world.stack().mongo().stepDown();
    }

    /// Those that wait behind it must not overtake it; once it is small again all go their way. The service starts
    /// anew, because what it still has in memory is small.
    boolean oversized() throws InterruptedException {
        var processes = world.stack().processes();
        world.stack().kafka().kill();
        try (var swollen = Swollen.find(world.ports().mongodb(), FOR_A_BACKLOG)) {
            var part = swollen.part();
            if (part == null) {
                world.stack().kafka().restart();
                return false;
            }
            processes.kill(part);
            swollen.swell();
            var before = refusals(part, swollen.aggregate());
            world.stack().kafka().restart();
            processes.revive(part);
            return Hearing.await(FOR_A_REFUSAL, () -> refusals(part, swollen.aggregate()) > before);
        }
    }

    /// How often the service raised the alarm that Kafka does not take an event of the aggregate.
    private long refusals(Part part, String aggregate) {
        try (var lines = Files.lines(world.logs().resolve(part.label() + ".log"), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains("cannot be sent") && line.contains(aggregate))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
