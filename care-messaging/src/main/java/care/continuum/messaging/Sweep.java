package care.continuum.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what was left: events that nobody sent, work that nobody did, deadlines that are due. Every instance
/// sweeps; it costs nothing where there is nothing.
///
/// Events and work are taken up when a pass finds them as the pass before did, so that it does not run beside
/// whoever is about to do it.
///
/// While Kafka takes nothing, two passes each try one page of each kind and no more: an outage shall not cost what
/// commands need.
final class Sweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int PAGE = 500;
    private static final int MOST = 50_000;

    private static final String LAST = "\uffff";

    private final Barrier barrier;
    private final Relay relay;
    private final FollowUp followUp;
    private final SuiteClock clock;
    private final List<DocumentAggregates<?>> kinds = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sweep").factory());
    private Map<String, Long> heads = Map.of();
    private Map<String, Long> working = Map.of();
    private String begin = "";
    private boolean begun;

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

    /// Where a pass begins: elsewhere each time, so that several instances share the work of a long backlog.
    private static String someId() {
        return UUID.randomUUID().toString();
    }

    /// One pass through everything that is left, from the documents behind this id round to those before it.
    void pass(String from) {
        clock.refresh();
        var struggling = relay.struggling();
        begun = !(struggling && begun);
        begin = begun ? from : begin;
        var nextHeads = new HashMap<String, Long>();
        var nextWorking = new HashMap<String, Long>();
        for (var kind : kinds) {
            try {
                kind.documents().ensureIndexes();
                if (kind.publishes()) {
                    send(kind, struggling ? PAGE : MOST, nextHeads);
                }
                work(kind, from, nextWorking);
                deadlines(kind);
            } catch (RuntimeException failure) {
                LOG.warn(
                        "A sweep of {} ended early and comes again",
                        kind.documents().name(),
                        failure);
            }
        }
        heads = nextHeads;
        working = nextWorking;
    }

    private <S extends Aggregate<S>> void send(DocumentAggregates<S> kind, int most, Map<String, Long> next) {
        pages(kind.documents(), Stored.PENDING, begin, page -> {
            var left = new ArrayList<Document>();
            for (var raw : page) {
                var image = kind.image(new Stored<>(null, raw));
                if (image.events().isEmpty()) {
                    continue;
                }
                var head = image.events().getFirst().sequence();
                next.put(image.line(), head);
                if (Long.valueOf(head).equals(heads.get(image.line()))) {
                    left.add(raw);
                }
            }
            durable(kind.documents(), left).forEach(raw -> relay.offer(kind.image(new Stored<>(null, raw))));
            return next.size() < most;
        });
    }

    private <S extends Aggregate<S>> void work(DocumentAggregates<S> kind, String from, Map<String, Long> next) {
        pages(kind.documents(), Stored.WORKING, from, page -> {
            var left = new ArrayList<Document>();
            for (var raw : page) {
                var name = kind.documents().name() + '/' + raw.getString("_id");
                next.put(name, 1L);
                if (working.containsKey(name)) {
                    left.add(raw);
                }
            }
            durable(kind.documents(), left).forEach(raw -> followUp.begin(kind, kind.of(raw)));
            return next.size() < MOST;
        });
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

    private void deadlines(DocumentAggregates<?> kind) {
        for (var id : kind.documents().due(clock.instant(), PAGE)) {
            try {
                kind.due(id);
            } catch (RuntimeException failure) {
                LOG.error("A deadline of {} could not be decided", id, failure);
            }
        }
    }

    /// What one page of documents is asked; false ends the pass.
    private interface Page {
        boolean take(List<Document> page);
    }

    private static void pages(Documents home, String mark, String from, Page asked) {
        if (pages(home, mark, from, null, asked)) {
            pages(home, mark, "", from + LAST, asked);
        }
    }

    private static boolean pages(Documents home, String mark, String from, @Nullable String to, Page asked) {
        var after = from;
        while (true) {
            var page = home.marked(mark, after, to, PAGE);
            if (!page.isEmpty() && !asked.take(page)) {
                return false;
            }
            if (page.size() < PAGE) {
                return true;
            }
            after = page.getLast().getString("_id");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
