package care.continuum.messaging;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what was left: events that nobody sent, work that nobody did, deadlines that are due. Every instance
/// sweeps; it costs nothing where there is nothing.
///
/// Events and work are taken up when a pass finds them as the pass before did, so that it does not run beside
/// whoever is about to do it.
final class Sweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int PAGE = 500;
    private static final int MOST = 50_000;

    private final Barrier barrier;
    private final Relay relay;
    private final FollowUp followUp;
    private final SuiteClock clock;
    private final Indexes indexes;
    private final List<DocumentAggregates<?>> kinds = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sweep").factory());
    private Map<String, Long> heads = Map.of();
    private Map<String, Long> working = Map.of();

    Sweep(
            Barrier barrier,
            Relay relay,
            FollowUp followUp,
            SuiteClock clock,
            Indexes indexes,
            MessagingSettings settings) {
        this.indexes = indexes;
        this.barrier = barrier;
        this.relay = relay;
        this.followUp = followUp;
        this.clock = clock;
        var millis = settings.sweepInterval().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::pass, millis, millis, TimeUnit.MILLISECONDS);
    }

    void include(DocumentAggregates<?> kind) {
        kinds.add(kind);
    }

    private void pass() {
        try {
            clock.refresh();
            var nextHeads = new HashMap<String, Long>();
            var nextWorking = new HashMap<String, Long>();
            for (var kind : kinds) {
                indexes.ensure(kind);
                if (kind.publishes()) {
                    send(kind, nextHeads);
                }
                work(kind, nextWorking);
                deadlines(kind, clock);
            }
            heads = nextHeads;
            working = nextWorking;
        } catch (RuntimeException failure) {
            LOG.warn("A sweep ended early and comes again: {}", failure.toString());
        }
    }

    private <S extends Aggregate<S>> void send(DocumentAggregates<S> kind, Map<String, Long> next) {
        pages(kind, Stored.PENDING, page -> {
            var left = new ArrayList<Image>();
            for (var raw : page) {
                var image = kind.image(new Stored<>(null, raw));
                if (image.events().isEmpty()) {
                    continue;
                }
                var head = image.events().getFirst().sequence();
                next.put(image.line(), head);
                if (Long.valueOf(head).equals(heads.get(image.line()))) {
                    left.add(image);
                }
            }
            if (!left.isEmpty()) {
                barrier.pass();
                left.forEach(relay::offer);
            }
            return next.size() < MOST;
        });
    }

    private <S extends Aggregate<S>> void work(DocumentAggregates<S> kind, Map<String, Long> next) {
        pages(kind, Stored.WORKING, page -> {
            var left = new ArrayList<Stored<S>>();
            for (var raw : page) {
                var name = kind.collection().getNamespace().getCollectionName() + '/' + raw.getString("_id");
                next.put(name, 1L);
                if (working.containsKey(name)) {
                    left.add(kind.of(raw));
                }
            }
            if (!left.isEmpty()) {
                barrier.pass();
                left.forEach(stored -> followUp.begin(kind, stored));
            }
            return next.size() < MOST;
        });
    }

    private static void deadlines(DocumentAggregates<?> kind, Clock clock) {
        var due = kind.collection()
                .find(Filters.lte(Stored.DUE_AT, Date.from(clock.instant())))
                .projection(Projections.include("_id"))
                .limit(PAGE)
                .into(new ArrayList<>());
        for (var raw : due) {
            try {
                kind.due(raw.getString("_id"));
            } catch (RuntimeException failure) {
                LOG.error("A deadline of {} could not be decided", raw.get("_id"), failure);
            }
        }
    }

    /// What one page of documents is asked; false ends the pass.
    private interface Page {
        boolean take(List<Document> page);
    }

    private static void pages(DocumentAggregates<?> kind, String mark, Page asked) {
        var after = "";
        while (true) {
            var page = kind.collection()
                    .find(Filters.and(Filters.eq(mark, true), Filters.gt("_id", after)))
                    .sort(Sorts.ascending("_id"))
                    .limit(PAGE)
                    .into(new ArrayList<>());
            if (page.isEmpty() || !asked.take(page) || page.size() < PAGE) {
                return;
            }
            after = page.getLast().getString("_id");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
