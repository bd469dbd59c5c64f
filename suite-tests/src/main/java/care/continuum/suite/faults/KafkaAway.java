package care.continuum.suite.faults;

import care.continuum.events.Reason;
import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Commands at a steady rate while Kafka is away for long: none may be refused because of it, nothing may grow in
/// memory, and all that waited has to be told in the end.
final class KafkaAway {

    private static final int PER_SECOND = 20;
    private static final Duration BEFORE = Duration.ofSeconds(30);

    private final World world;
    private final Topics topics;
    private final Documents documents;
    private final Progress progress;
    private final Ledger ledger = new Ledger();
    private final Weather weather = new Weather();
    private final AtomicInteger number = new AtomicInteger();

    private KafkaAway(World world, Topics topics, Documents documents, Progress progress) {
        this.world = world;
        this.topics = topics;
        this.documents = documents;
        this.progress = progress;
    }

    /// What a phase showed.
    private record Phase(int asked, int refused, double p50, double p99, long rss) {}

    /// Returns what was not as it should be, after a table of the figures.
    static List<String> run(Home home, Duration away, Progress progress) throws InterruptedException {
        try (var world = World.start(home, EngineSet.STANDALONE, progress);
                var topics = new Topics(world.ports().kafka());
                var documents = new Documents(world.ports().mongodb())) {
            return new KafkaAway(world, topics, documents, progress).measure(away);
        }
    }

    private List<String> measure(Duration away) throws InterruptedException {
        var asker = new Asker(world.ports().gateway(), ledger, weather);
        phase(asker, BEFORE);
        progress.say("warm; measuring with Kafka");
        var with = phase(asker, BEFORE);
        progress.say("Kafka is away");
        world.stack().kafka().kill();
        weather.kafkaAlone(true);
        var first = phase(asker, away.dividedBy(2));
        var second = phase(asker, away.dividedBy(2));
        weather.kafkaAlone(false);
        var waiting = documents.waiting();
        world.stack().kafka().restart();
        progress.say("Kafka is back");
        var start = System.nanoTime();
        while (documents.waiting() > 0 && System.nanoTime() - start < Quiet.LIMIT.toNanos()) {
            Thread.sleep(100);
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        progress.say(table(with, first, second));
        progress.say("%d events waited, told in %.1f s: %.0f a second; %d commands a second arrived"
                .formatted(waiting, seconds, waiting / seconds, PER_SECOND));
        var violations = new ArrayList<>(new Verdict(world, topics, ledger, new Poison(topics, 1)).violations(0));
        if (first.refused() + second.refused() > 0) {
            violations.add("%d commands were refused".formatted(first.refused() + second.refused()));
        }
        return violations;
    }

    private Phase phase(Asker asker, Duration length) throws InterruptedException {
        var times = new ConcurrentLinkedQueue<Double>();
        var refused = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        var next = System.nanoTime();
        var end = next + length.toNanos();
        while (next < end) {
            var late = (next - System.nanoTime()) / 1_000_000;
            if (late > 0) {
                Thread.sleep(late);
            }
            next += 1_000_000_000 / PER_SECOND;
            threads.add(Thread.startVirtualThread(() -> inquire(asker, times, refused)));
        }
        for (var thread : threads) {
            thread.join();
        }
        var sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return new Phase(threads.size(), refused.get(), part(sorted, 50), part(sorted, 99), Memory.ofServices());
    }

    private void inquire(Asker asker, ConcurrentLinkedQueue<Double> times, AtomicInteger refused) {
        var name = "away-" + number.incrementAndGet();
        var persona = new Persona(name, Reason.CO_OCCURRING, Set.of(), true);
        try {
            var start = System.nanoTime();
            var answer = new Sender(asker, new Random(2), name)
                    .send("POST", "/api/intake/inquiries", Forms.inquiry(persona, 5, "DAY"));
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

    private static String table(Phase with, Phase first, Phase second) {
        var lines = new StringBuilder(
                "%n| | with Kafka | away, first half | away, second half |%n|---|---|---|---|%n".formatted());
        lines.append("| commands | %d | %d | %d |%n".formatted(with.asked(), first.asked(), second.asked()));
        lines.append("| not accepted | %d | %d | %d |%n".formatted(with.refused(), first.refused(), second.refused()));
        lines.append(row("p50 ms", with.p50(), first.p50(), second.p50()));
        lines.append(row("p99 ms", with.p99(), first.p99(), second.p99()));
        lines.append("| memory of the services MB | %d | %d | %d |%n".formatted(with.rss(), first.rss(), second.rss()));
        return lines.toString();
    }

    private static String row(String what, double with, double first, double second) {
        return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", what, with, first, second);
    }
}
