package care.continuum.suite.faults;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Progress;
import care.continuum.suite.faults.AwayFigures.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Commands at a steady rate while Kafka is away for long: none may be refused because of it, none may take longer,
/// nothing may grow in memory, and all that waited has to be told in the end.
final class KafkaAway {

    private static final int PER_SECOND = 20;

    /// One command beside comes with so many of the others.
    private static final int BESIDE_EACH = 7;

    private static final int REPLAYS = 3;
    private static final Duration BEFORE = Duration.ofSeconds(30);

    private final World world;
    private final Documents documents;
    private final Progress progress;
    private final Ledger ledger = new Ledger();
    private final Asker asker;
    private final Lookout lookout;
    private final AtomicInteger number = new AtomicInteger();

    private KafkaAway(World world, Documents documents, Progress progress) {
        this.world = world;
        this.documents = documents;
        this.progress = progress;
        var weather = new Weather();
        this.asker = new Asker(world.ports().gateway(), ledger, weather);
        this.lookout = new Lookout(world.ports().gateway(), asker, ledger, weather);
    }

    /// What came of it.
    record Outcome(AwayFigures figures, List<String> violations) {

        /// As it is recorded.
        Map<String, Object> values() {
            var values = new LinkedHashMap<String, Object>();
            values.put("minutes", figures.away().toMillis() / 60_000.0);
            values.put("table", figures.table());
            values.put("waited", figures.waited());
            values.put("askedPerSecond", PER_SECOND);
            values.put("arrivedPerSecond", figures.arrivedPerSecond());
            values.put("drainedPerSecond", figures.drainedPerSecond());
            values.put("violations", violations);
            return values;
        }
    }

    static Outcome run(Home home, Duration away, Progress progress) throws InterruptedException {
        try (var world = World.start(home, EngineSet.STANDALONE, progress);
                var topics = new Topics(world.ports().kafka());
                var documents = new Documents(world.ports().mongodb())) {
            world.furnish(1);
            var run = new KafkaAway(world, documents, progress);
            var figures = run.measure(away);
            progress.say("%d events waited, told in %.1f s%n%n%s"
                    .formatted(figures.waited(), figures.seconds(), figures.table()));
            var verdict = new Verdict(world, topics, run.ledger, new Poison(topics::plant, 1));
            var violations = new ArrayList<>(verdict.violations(REPLAYS, run.lookout::probed));
            violations.addAll(figures.violations());
            if (run.lookout.silent() > 0) {
                violations.add("no command was answered while Kafka was away");
            }
            return new Outcome(figures, violations);
        }
    }

    private AwayFigures measure(Duration away) throws InterruptedException {
        var beside = Beside.invite(asker, ledger);
        phase(BEFORE, beside);
        progress.say("warm; measuring with Kafka");
        var with = phase(BEFORE, beside);
        progress.say("Kafka is away");
        var begin = System.nanoTime();
        world.stack().kafka().kill();
        lookout.begin();
        var first = phase(away.dividedBy(2), beside);
        var second = phase(away.dividedBy(2), beside);
        lookout.end();
        lookout.close();
        var waiting = documents.waiting();
        var start = System.nanoTime();
        world.stack().kafka().restart();
        progress.say("Kafka is back");
        while (documents.waiting() > 0 && System.nanoTime() - start < Quiet.LIMIT.toNanos()) {
            Thread.sleep(100);
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        return new AwayFigures(with, first, second, Duration.ofNanos(start - begin), waiting, seconds);
    }

    private Phase phase(Duration length, Beside beside) throws InterruptedException {
        var times = new ConcurrentLinkedQueue<Double>();
        var refused = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        var sentBefore = beside.sent();
        var refusedBefore = beside.refused();
        var asked = 0;
        var next = System.nanoTime();
        var end = next + length.toNanos();
        while (next < end) {
            var late = (next - System.nanoTime()) / 1_000_000;
            if (late > 0) {
                Thread.sleep(late);
            }
            next += 1_000_000_000 / PER_SECOND;
            threads.add(Thread.startVirtualThread(() -> inquire(times, refused)));
            if (asked++ % BESIDE_EACH == 0) {
                threads.add(Thread.startVirtualThread(beside::send));
            }
        }
        for (var thread : threads) {
            thread.join();
        }
        var sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return new Phase(
                asked,
                beside.sent() - sentBefore,
                refused.get() + beside.refused() - refusedBefore,
                part(sorted, 50),
                part(sorted, 99),
                Memory.heapOfServices());
    }

    private void inquire(ConcurrentLinkedQueue<Double> times, AtomicInteger refused) {
        var name = "away-" + number.incrementAndGet();
        try {
            var start = System.nanoTime();
            var answer = new Sender(asker, new Random(2), name).inquire();
            times.add((System.nanoTime() - start) / 1e6);
            if (!answer.accepted()) {
                refused.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double part(List<Double> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
