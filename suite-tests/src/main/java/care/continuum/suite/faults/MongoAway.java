package care.continuum.suite.faults;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Part;
import care.continuum.local.stack.Progress;
import care.continuum.suite.faults.Groups.Standing;
import care.continuum.suite.faults.Outage.Group;
import care.continuum.suite.faults.Result.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Clients at work while MongoDB is away for longer than Kafka waits for a consumer that does not ask for more:
/// each service has records that it cannot take in. None may be parked for that, no consumer may be lost by its
/// group, and soon after the return all has to be done.
final class MongoAway {

    private static final int CLIENTS = 20;
    private static final int WINGS = 3;

    /// Of each topic.
    private static final int LATEST = 20;

    /// Who is under way when it is back may get to the end.
    private static final Duration TO_THE_END = Duration.ofSeconds(15);

    private final World world;
    private final Topics topics;
    private final Ledger ledger;
    private final Progress progress;

    private MongoAway(World world, Topics topics, Ledger ledger, Progress progress) {
        this.world = world;
        this.topics = topics;
        this.ledger = ledger;
        this.progress = progress;
    }

    /// How long each part takes.
    ///
    /// @param with    while clients are at work before
    /// @param replays how often all topics are heard again at the end
    record Lengths(Duration with, Duration away, int replays) {

        private static final Duration WITH = Duration.ofSeconds(45);
        private static final int REPLAYS = 3;

        static Lengths of(Duration away) {
            return new Lengths(WITH, away, REPLAYS);
        }
    }

    /// What came of it.
    record Outcome(long seed, Outage outage, Map<String, Object> counts, List<String> violations) {

        /// As it is recorded.
        Map<String, Object> values() {
            var values = new LinkedHashMap<String, Object>();
            values.put("judge", Verdict.WIDTH);
            values.put("seed", seed);
            values.put("minutes", outage.away().toMillis() / 60_000.0);
            values.putAll(counts);
            values.put("groups", outage.groups());
            values.put("waited", outage.waited());
            values.put("changes", outage.changes());
            values.put("acceptedAfterwards", outage.accepted());
            values.put("atRestSeconds", outage.seconds());
            values.put("violations", violations);
            return values;
        }
    }

    static Outcome run(Home home, Lengths lengths, long seed, Progress progress) throws InterruptedException {
        progress.say("seed " + seed);
        try (var world = World.start(home, EngineSet.STANDALONE, progress);
                var topics = new Topics(world.ports().kafka())) {
            world.furnish(WINGS);
            var ledger = new Ledger();
            var asker = new Asker(world.ports().gateway(), ledger, new Weather());
            var crowd = new Crowd(List.of(seed), asker, ledger).begin(CLIENTS);
            var outage = new MongoAway(world, topics, ledger, progress).happens(lengths, crowd);
            progress.say("%d records waited; at rest %.1f s after MongoDB was started; judging"
                    .formatted(outage.waited(), outage.seconds()));
            var verdict = new Verdict(world, topics, ledger, new Poison(topics::plant, seed));
            var broken = new ArrayList<>(verdict.violations(lengths.replays(), List::of));
            broken.addAll(outage.broken());
            if (!broken.isEmpty()) {
                verdict.keep(home.folder().resolve("remains"));
            }
            var counts = Counts.of(ledger, verdict.records(), verdict.effects());
            return new Outcome(seed, outage, counts.values(), broken);
        }
    }

    private Outage happens(Lengths lengths, Crowd crowd) throws InterruptedException {
        Thread.sleep(lengths.with());
        world.stack().awaitReady();
        var before = standings();
        progress.say("MongoDB is away");
        var begin = System.nanoTime();
        world.stack().mongo().kill();
        toldAgain();
        Thread.sleep(lengths.away().minusNanos(System.nanoTime() - begin));
        var waited = waiting();
        var start = System.nanoTime();
        world.stack().mongo().restart();
        progress.say("MongoDB is back");
        world.stack().awaitReady();
        var healed = Instant.now();
        crowd.close(TO_THE_END);
        crowd.end();
        ledger.whole(healed);
        var restless = rest(Outage.LIMIT.minusNanos(System.nanoTime() - start));
        var seconds = (System.nanoTime() - start) / 1e9;
        var groups = new TreeMap<String, Group>();
        for (var group : before.entrySet()) {
            var service = group.getKey();
            groups.put(
                    service,
                    Group.of(
                            waited.getOrDefault(service, 0L),
                            group.getValue(),
                            topics.groups().standing(service)));
        }
        return new Outage(Duration.ofNanos(start - begin), groups, ledger.acceptedSince(healed), seconds, restless);
    }

    /// The latest records of each topic come once more, so that every service has something to take in.
    private void toldAgain() throws InterruptedException {
        var latest = topics.all().stream()
                .collect(Collectors.groupingBy(ConsumerRecord::topic, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(some -> some.subList(Math.max(0, some.size() - LATEST), some.size()).stream())
                .toList();
        topics.again(latest, 1);
    }

    private List<String> rest(Duration limit) throws InterruptedException {
        try (var documents = new Documents(world.ports().mongodb())) {
            return new Quiet(documents, topics.groups()).await(limit);
        }
    }

    private Map<String, Standing> standings() throws InterruptedException {
        var standings = new TreeMap<String, Standing>();
        for (var part : Part.SERVICES) {
            standings.put(part.label(), topics.groups().standing(part.label()));
        }
        return standings;
    }

    private Map<String, Long> waiting() {
        return Part.SERVICES.stream()
                .collect(Collectors.toMap(
                        Part::label,
                        part -> topics.groups().behind(part.label()).values().stream()
                                .mapToLong(Long::longValue)
                                .sum()));
    }
}
