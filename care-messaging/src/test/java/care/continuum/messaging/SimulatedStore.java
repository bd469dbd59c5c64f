package care.continuum.messaging;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A standalone database as the protocol sees it: what is written is visible at once, and durable when a flush of the
/// journal is over, which makes all earlier writes durable. A kill takes back what was visible and not yet flushed.
final class SimulatedStore implements Barrier {

    private static final int LATE_MILLIS = 700;
    private static final ServerAddress ADDRESS = new ServerAddress();

    private final Schedule schedule;
    private final Schedule.Host host = new Schedule.Host();
    private final int flushMillis;
    private final Map<String, NavigableMap<String, Object>> collections = new HashMap<>();
    private final Deque<Runnable> notFlushed = new ArrayDeque<>();
    private int lives;
    private boolean away;
    private int lossesPerMille;
    private int troubles;
    private int onTheWay;

    SimulatedStore(Schedule schedule, int flushMillis, int lossesPerMille) {
        this.schedule = schedule;
        this.flushMillis = flushMillis;
        this.lossesPerMille = lossesPerMille;
    }

    NavigableMap<String, Object> all(String collection) {
        return collections.computeIfAbsent(collection, _ -> new TreeMap<>());
    }

    /// Values are never changed after they were put.
    void put(String collection, String id, Object value) {
        keepUndo(collection, id, all(collection).put(id, value));
    }

    void remove(String collection, String id) {
        keepUndo(collection, id, all(collection).remove(id));
    }

    private void keepUndo(String collection, String id, @Nullable Object before) {
        notFlushed.push(() -> {
            if (before == null) {
                all(collection).remove(id);
            } else {
                all(collection).put(id, before);
            }
        });
    }

    <T> T read(Supplier<T> question) {
        arrive();
        var answer = question.get();
        if (!notFlushed.isEmpty() && schedule.random.nextInt(4) == 0) {
            schedule.sleepUpToMillis(flushMillis);
        }
        return answer;
    }

    /// A write that nobody waits for the journal of.
    void write(Runnable change) {
        arrive();
        change.run();
        lose();
    }

    /// A write that is acknowledged when it is durable.
    <T> T journaled(Supplier<T> change) {
        arrive();
        if (schedule.random.nextInt(1000) < lossesPerMille) {
            later(change);
            throw broken();
        }
        var life = lives;
        var result = change.get();
        schedule.sleepUpToMillis(flushMillis);
        if (lives != life) {
            throw broken();
        }
        notFlushed.clear();
        lose();
        return result;
    }

    /// The caller has given up when the server comes to it.
    private void later(Supplier<?> change) {
        troubles++;
        onTheWay++;
        var life = lives;
        schedule.start(host, () -> {
            schedule.sleepUpToMillis(LATE_MILLIS);
            if (lives == life) {
                var _ = change.get();
            }
            onTheWay--;
        });
    }

    @Override
    public void pass() {
        var _ = journaled(() -> true);
    }

    private void arrive() {
        schedule.point();
        if (away) {
            throw new MongoTimeoutException("away");
        }
        lose();
    }

    /// The connection may break on the way there or back.
    private void lose() {
        if (schedule.random.nextInt(1000) < lossesPerMille) {
            troubles++;
            throw broken();
        }
    }

    private static MongoSocketException broken() {
        return new MongoSocketException("broken", ADDRESS);
    }

    void kill() {
        troubles++;
        lives++;
        away = true;
        while (!notFlushed.isEmpty()) {
            notFlushed.pop().run();
        }
    }

    /// Whether a kill would take something back.
    boolean isFlushing() {
        return !notFlushed.isEmpty();
    }

    long nanos() {
        return schedule.nanos();
    }

    boolean isQuiet() {
        return onTheWay == 0;
    }

    void restart() {
        away = false;
    }

    void heal() {
        away = false;
        lossesPerMille = 0;
    }

    boolean isAway() {
        return away;
    }

    /// Grows with everything that can make a question fail.
    int troubles() {
        return troubles;
    }

    void trouble() {
        troubles++;
    }
}
