package care.continuum.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
/// While Kafka takes nothing, two passes each try one page of each kind and no more: an outage shall
/// not cost what commands need.
final class Sweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int MOST = 50_000;

    private final Barrier barrier;
    private final Relay relay;
    private final FollowUp followUp;
    private final SuiteClock clock;
    private final List<DocumentAggregates<?>> kinds = new CopyOnWriteArrayList<>();
    private final List<Chore> chores = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sweep").factory());
    private Map<String, Long> heads = Map.of();
    private Set<String> working = Set.of();
    private String begin = "";
    private boolean begun;
    private Set<String> undecided = Set.of();
    private @Nullable Instant oldestYet;
    private volatile @Nullable Instant oldest;

    Sweep(Barrier barrier, Relay relay, FollowUp followUp, SuiteClock clock) {
        this.barrier = barrier;
        this.relay = relay;
        this.followUp = followUp;
        this.clock = clock;
    }

    /// Passes again and again from now on.
    Sweep start(Duration interval) {
        var millis = interval.toMillis();
        var _ = timer.scheduleWithFixedDelay(() -> pass(someId()), millis, millis, TimeUnit.MILLISECONDS);
        return this;
    }

    void include(DocumentAggregates<?> kind) {
        kinds.add(kind);
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
        var struggling = relay.struggling();
        begun = !(struggling && begun);
        begin = begun ? from : begin;
        oldestYet = null;
        var nextHeads = new HashMap<String, Long>();
        var nextWorking = new HashSet<String>();
        var nextUndecided = new HashSet<String>();
        for (var kind : kinds) {
            var name = kind.documents().name();
            attempt(name + ": indexes", () -> kind.documents().ensureIndexes());
            if (kind.publishes()) {
                attempt(name + ": events", () -> send(kind, struggling ? Pages.SIZE : MOST, nextHeads));
            }
            attempt(name + ": work", () -> work(kind, from, nextWorking));
            attempt(name + ": deadlines", () -> deadlines(kind, nextUndecided));
        }
        chores.forEach(chore -> attempt("upkeep", chore::look));
        heads = nextHeads;
        working = nextWorking;
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

    private <S extends Aggregate<S>> void send(DocumentAggregates<S> kind, int most, Map<String, Long> next) {
        Pages.all(kind.documents(), Stored.PENDING, begin, page -> {
            var left = new ArrayList<Document>();
            page.forEach(raw -> attempt(name(kind, raw), () -> {
                var image = kind.image(new Stored<>(null, raw));
                if (!image.events().isEmpty() && isLeft(image, next)) {
                    left.add(raw);
                }
            }));
            durable(kind.documents(), left).forEach(raw -> relay.offer(kind.image(new Stored<>(null, raw))));
            return next.size() < most;
        });
    }

    private boolean isLeft(Image image, Map<String, Long> next) {
        var head = image.events().getFirst();
        if (oldestYet == null || head.time().isBefore(oldestYet)) {
            oldestYet = head.time();
        }
        next.put(image.line(), head.sequence());
        return Long.valueOf(head.sequence()).equals(heads.get(image.line()));
    }

    private <S extends Aggregate<S>> void work(DocumentAggregates<S> kind, String from, Set<String> next) {
        Pages.all(kind.documents(), Stored.WORKING, from, page -> {
            var left = new ArrayList<Document>();
            for (var raw : page) {
                next.add(name(kind, raw));
                if (working.contains(name(kind, raw))) {
                    left.add(raw);
                }
            }
            durable(kind.documents(), left)
                    .forEach(raw -> attempt(name(kind, raw), () -> followUp.begin(kind, kind.of(raw))));
            return next.size() < MOST;
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
