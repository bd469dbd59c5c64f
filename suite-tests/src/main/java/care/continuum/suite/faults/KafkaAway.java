package care.continuum.suite.faults;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Part;
import care.continuum.local.stack.Progress;
import care.continuum.suite.faults.AwayFigures.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Commands at a steady rate while Kafka is away for long: none may be refused because of it, none may take longer,
/// nothing may grow in memory, and all that waited has to be told in the end.
final class KafkaAway {

    private static final int PER_SECOND = 20;

    /// One command beside comes with so many of the others.
    private static final int BESIDE_EACH = 3;

    /// More than so many commands of one client a document would not remember.
    private static final int MOST_OF_A_CLIENT = 30;

    private static final int FEWEST_CLIENTS = 4;

    /// So many find seats among the sections of one wing.
    private static final int CLIENTS_OF_A_WING = 16;

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

    /// How long each part takes.
    ///
    /// @param warm    before anything is measured
    /// @param with    while it is measured with Kafka
    /// @param replays how often all topics are heard again at the end
    record Lengths(Duration warm, Duration with, Duration away, int replays) {

        private static final Duration WARM = Duration.ofSeconds(30);

        /// So long that enough commands are sent to each service.
        private static final Duration WITH = Duration.ofSeconds(75);

        private static final int REPLAYS = 3;

        static Lengths of(Duration away) {
            return new Lengths(WARM, WITH, away, REPLAYS);
        }

        /// How many clients have commands sent beside.
        int clients() {
            var services = Part.SERVICES.size();
            var sent = warm.plus(with).plus(away).toSeconds() * PER_SECOND / BESIDE_EACH / services;
            return FEWEST_CLIENTS + (int) (sent / MOST_OF_A_CLIENT);
        }
    }

    /// What came of it.
    ///
    /// @param broken what was broken, but for memory and time
    record Outcome(AwayFigures figures, List<String> broken) {

        List<String> violations() {
            return Stream.of(broken, figures.grown(), figures.slower())
                    .flatMap(List::stream)
                    .toList();
        }

        /// As it is recorded.
        Map<String, Object> values() {
            var values = new LinkedHashMap<String, Object>();
            values.put("judge", Verdict.WIDTH);
            values.put("minutes", figures.away().toMillis() / 60_000.0);
            values.put("table", figures.table());
            values.put("p50", figures.medians());
            values.put("waited", figures.waited());
            values.put("askedPerSecond", PER_SECOND);
            values.put("arrivedPerSecond", figures.arrivedPerSecond());
            values.put("drainedPerSecond", figures.drainedPerSecond());
            values.put("untilToldSeconds", figures.until());
            values.put("violations", violations());
            return values;
        }
    }

    static Outcome run(Home home, Lengths lengths, Progress progress) throws InterruptedException {
        try (var world = World.start(home, EngineSet.STANDALONE, progress);
                var topics = new Topics(world.ports().kafka());
                var documents = new Documents(world.ports().mongodb())) {
            world.furnish(1 + lengths.clients() / CLIENTS_OF_A_WING);
            var run = new KafkaAway(world, documents, progress);
            var figures = run.measure(lengths);
            progress.say("%d events waited; the first was told %.1f s after Kafka was started, all %.1f s later%n%n%s"
                    .formatted(figures.waited(), figures.until(), figures.seconds(), figures.table()));
            var verdict = new Verdict(world, topics, run.ledger, new Poison(topics::plant, 1));
            var broken = new ArrayList<>(verdict.violations(lengths.replays(), run.lookout::probed));
            broken.addAll(figures.broken());
            if (run.lookout.silent() > 0) {
                broken.add("no command was answered while Kafka was away");
            }
            return new Outcome(figures, broken);
        }
    }

    private AwayFigures measure(Lengths lengths) throws InterruptedException {
        var beside = Beside.invite(asker, ledger, lengths.clients());
        send(lengths.warm(), beside);
        progress.say("warm; measuring with Kafka");
        var with = phase(lengths.with(), beside);
        progress.say("Kafka is away");
        var half = lengths.away().dividedBy(2);
        var begin = System.nanoTime();
        world.stack().kafka().kill();
        lookout.begin();
        var first = phase(half, beside);
        var second = phase(half, beside);
        lookout.end();
        lookout.close();
        var backlog = new Backlog(documents, progress);
        var waiting = documents.waiting();
        var start = System.nanoTime();
        world.stack().kafka().restart();
        progress.say("Kafka is back");
        var told = backlog.toldBut(Math.max(0, waiting - 1), start);
        var end = backlog.toldBut(0, start);
        var away = Duration.ofNanos(start - begin);
        return new AwayFigures(with, first, second, away, waiting, seconds(start, told), seconds(told, end));
    }

    /// Never none: it is divided by.
    private static double seconds(long from, long to) {
        return Math.max(0.05, (to - from) / 1e9);
    }

    private Phase phase(Duration length, Beside beside) throws InterruptedException {
        return Phase.of(send(length, beside), Memory.heapOfServices());
    }

    private Collection<Sent> send(Duration length, Beside beside) throws InterruptedException {
        var sent = new ConcurrentLinkedQueue<Sent>();
        var threads = new ArrayList<Thread>();
        var asked = 0;
        var next = System.nanoTime();
        var end = next + length.toNanos();
        while (next < end) {
            var late = (next - System.nanoTime()) / 1_000_000;
            if (late > 0) {
                Thread.sleep(late);
            }
            next += 1_000_000_000 / PER_SECOND;
            threads.add(Thread.startVirtualThread(() -> sent.add(inquire())));
            if (asked++ % BESIDE_EACH == 0) {
                threads.add(Thread.startVirtualThread(() -> sent.add(beside.send())));
            }
        }
        for (var thread : threads) {
            thread.join();
        }
        return sent;
    }

    private Sent inquire() {
        var name = "away-" + number.incrementAndGet();
        return Sent.timed(
                Sent.INQUIRIES,
                () -> new Sender(asker, new Random(2), name).inquire().accepted());
    }
}
