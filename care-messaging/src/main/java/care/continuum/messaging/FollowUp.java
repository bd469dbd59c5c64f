package care.continuum.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does the [Todo]s that decisions leave behind: right after the save, and by the sweep what was left
/// by a crash.
final class FollowUp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FollowUp.class);

    private static final long LONGEST_REST_MILLIS = 5_000;

    private final Map<DocumentAggregates<?>, BiConsumer<Object, Todo>> workers = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final MeterRegistry meters;

    FollowUp(ExecutorService threads, MeterRegistry meters) {
        this.threads = threads;
        this.meters = meters;
    }

    @SuppressWarnings("unchecked")
    <S extends Aggregate<S>> void register(DocumentAggregates<S> aggregates, BiConsumer<S, Todo> worker) {
        workers.put(aggregates, (BiConsumer<Object, Todo>) (BiConsumer<?, Todo>) worker);
    }

    /// Starts what the document of a durable state still has to do.
    void begin(DocumentAggregates<?> home, Stored<?> stored) {
        var worker = workers.get(home);
        var state = stored.state();
        if (worker == null || state == null) {
            return;
        }
        var id = stored.raw().getString("_id");
        for (var todo : stored.todos()) {
            var name = home.documents().name() + '/' + id + '/' + todo.id();
            if (underWay.add(name)) {
                var trace = Trace.current();
                threads.execute(() -> Trace.<Boolean, RuntimeException>within(trace, () -> {
                    work(home, id, worker, state, todo, name);
                    return true;
                }));
            }
        }
    }

    private void work(
            DocumentAggregates<?> home,
            String id,
            BiConsumer<Object, Todo> worker,
            Object state,
            Todo todo,
            String name) {
        try {
            worker.accept(state, todo);
            home.documents().done(id, todo);
        } catch (Later outside) {
            LOG.debug("Work {} of {} waits", todo.kind(), name, outside);
            rest();
        } catch (Throwable failure) {
            meters.counter("continuum.work.failed", "kind", todo.kind()).increment();
            if (Durable.isTransient(failure)) {
                LOG.warn("Work {} of {} is not done yet and will be tried again", todo.kind(), name, failure);
            } else {
                LOG.error("ALARM: work {} of {} fails and will be tried again", todo.kind(), name, failure);
            }
        } finally {
            underWay.remove(name);
        }
    }

    /// For another time each: so one of those who are in each other's way is left alone for long enough.
    private static void rest() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_REST_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
