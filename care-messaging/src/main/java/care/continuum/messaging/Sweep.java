package care.continuum.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what was left: events that nobody sent, work that nobody did, deadlines that are due. Every
/// instance sweeps; it costs nothing where there is nothing.
///
/// Events and work are taken up when a pass finds them as the pass before did, so that it does not run
/// beside whoever is about to do it. What fails, one document or one kind of them, keeps nothing else
/// from its turn.
///
/// A pass looks at so many documents of each kind and no more, and the next one at the same, so that a
/// backlog of any length gets on at bounded memory. While Kafka takes nothing that is one page: an
/// outage shall not cost what commands need.
final class Sweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /// As many documents of a kind as a relay takes.
    static final int MOST = 20_000;

    private final Barrier barrier;
    private final Relay relay;
    private final FollowUp followUp;
    private final SuiteClock clock;
    private final int most;
    private final List<Kind<?>> kinds = new CopyOnWriteArrayList<>();
    private final List<Chore> chores = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sweep").factory());
    private Set<String> undecided = Set.of();
    private @Nullable Instant oldestYet;
    private volatile @Nullable Instant oldest;

    /// A kind of documents, and what passes have seen of its events and its work.
    private record Kind<S extends Aggregate<S>>(DocumentAggregates<S> home, Sightings events, Sightings work) {}

    /// @param most how many documents of one kind a pass looks at, in full pages
    Sweep(Barrier barrier, Relay relay, FollowUp followUp, SuiteClock clock, int most) {
        this.barrier = barrier;
        this.relay = relay;
        this.followUp = followUp;
        this.clock = clock;
        this.most = most;
    }

    /// Passes again and again from now on.
    Sweep start(Duration interval) {
        var millis = interval.toMillis();
        var _ = timer.scheduleWithFixedDelay(() -> pass(someId()), millis, millis, TimeUnit.MILLISECONDS);
        return this;
    }

    <S extends Aggregate<S>> void include(DocumentAggregates<S> kind) {
        kinds.add(new Kind<>(kind, new Sightings(), new Sightings()));
    }

    /// Has something else looked after with each pass.
    void include(Chore chore) {
        chores.add(chore);
    }

    /// What is looked after by the way, and finds out itself whether it is time.
    interface Chore {
        void look();
    }

    /// For how long the oldest event has been waiting that the last pass saw; while Kafka takes nothing
    /// that is one of a few.
    Duration waiting() {
        var since = oldest;
        var waited = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    /// Where a pass begins: elsewhere each time, so that several instances share the work of a long
    /// backlog.
    private static String someId() {
        return UUID.randomUUID().toString();
    }

    /// One pass through everything that is left, from the documents behind this id round to those
    /// before it.
    void pass(String from) {
        attempt("clock", clock::refresh);
        var events = relay.struggling() ? Pages.SIZE : most;
        oldestYet = null;
        var nextUndecided = new HashSet<String>();
        for (var kind : kinds) {
            var home = kind.home;
            var name = home.documents().name();
            attempt(name + ": indexes", () -> home.documents().ensureIndexes());
            if (home.publishes()) {
                attempt(name + ": events", () -> kind.events.pass(from, begin -> send(kind, begin, events)));
            }
            attempt(name + ": work", () -> kind.work.pass(from, begin -> work(kind, begin)));
            attempt(name + ": deadlines", () -> deadlines(home, nextUndecided));
        }
        chores.forEach(chore -> attempt("upkeep", chore::look));
        undecided = nextUndecided;
        oldest = oldestYet;
    }

    /// Whether it went well. Whatever it was, the rest has its turn, and this comes again with the next
    /// pass.
    private static boolean attempt(String what, Runnable step) {
        try {
            step.run();
            return true;
        } catch (Throwable failure) {
            if (Durable.isTransient(failure)) {
                LOG.warn("A sweep left out {}, and comes again", what, failure);
            } else {
                LOG.error("ALARM: a sweep had to leave out {}, and comes again", what, failure);
            }
            return false;
        }
    }

    /// Returns whether it got all round.
    private <S extends Aggregate<S>> boolean send(Kind<S> kind, String begin, int atMost) {
        var home = kind.home;
        return Pages.all(home.documents(), Stored.PENDING, begin, page -> {
            var left = new ArrayList<Document>();
            page.forEach(raw -> attempt(name(home, raw), () -> {
                var image = home.image(new Stored<>(null, raw));
                if (!image.events().isEmpty() && isLeft(image, kind.events)) {
                    left.add(raw);
                }
            }));
            durable(home.documents(), left).forEach(raw -> relay.offer(home.image(new Stored<>(null, raw))));
            return kind.events.count() < atMost;
        });
    }

    private boolean isLeft(Image image, Sightings events) {
        var head = image.events().getFirst();
        if (oldestYet == null || head.time().isBefore(oldestYet)) {
            oldestYet = head.time();
        }
        return events.seenAgain(image.line(), head.sequence());
    }

    /// Returns whether it got all round.
    private <S extends Aggregate<S>> boolean work(Kind<S> kind, String begin) {
        var home = kind.home;
        return Pages.all(home.documents(), Stored.WORKING, begin, page -> {
            var left = page.stream()
                    .filter(raw -> kind.work.seenAgain(raw.getString("_id"), 0))
                    .toList();
            durable(home.documents(), left)
                    .forEach(raw -> attempt(name(home, raw), () -> followUp.begin(home, home.of(raw))));
            return kind.work.count() < most;
        });
    }

    private static String name(DocumentAggregates<?> kind, Document raw) {
        return name(kind, raw.getString("_id"));
    }

    private static String name(DocumentAggregates<?> kind, String id) {
        return kind.documents().name() + '/' + id;
    }

    /// Those of the documents read that stand for ever; what has changed meanwhile, the next pass finds.
    private List<Document> durable(Documents home, List<Document> read) {
        if (read.isEmpty()) {
            return read;
        }
        barrier.pass();
        var now = home.revisions(read.stream().map(it -> it.getString("_id")).toList());
        return read.stream()
                .filter(it -> new Stored<>(null, it).revision().equals(now.get(it.getString("_id"))))
                .toList();
    }

    /// As many more as could not be decided the last time, so that they do not take the places of others.
    private void deadlines(DocumentAggregates<?> kind, Set<String> next) {
        for (var id : kind.documents().due(clock.instant(), Pages.SIZE + undecided.size())) {
            if (!attempt(name(kind, id), () -> kind.due(id))) {
                next.add(name(kind, id));
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
