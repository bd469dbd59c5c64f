package care.continuum.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/// A [Machine] with faults that files tell it, each named as the service: `<service>.kill` (a step and at which time it
/// is reached to die there; deleted just before), `<service>.skew` (milliseconds that the clock is ahead, read once),
/// `<service>.bug` (the clients whose events cannot be borne). Each document tells what took effect in it.
final class PlantedFaults implements Machine {

    /// By the source's mark, the sequence of each event that was written as heard, in this order.
    static final String EFFECTS = "_effects";

    private static final int KILLED = 137;

    private final Path kill;
    private final Path bug;
    private final long skew;
    private final AtomicInteger times = new AtomicInteger();

    PlantedFaults(Path folder, String service) {
        this.kill = folder.resolve(service + ".kill");
        this.bug = folder.resolve(service + ".bug");
        var ahead = told(folder.resolve(service + ".skew"));
        this.skew = ahead.isEmpty() ? 0 : Long.parseLong(ahead);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long millis() {
        return System.currentTimeMillis() + skew;
    }

    @Override
    public void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    @Override
    public ExecutorService threads() {
        return REAL.threads();
    }

    @Override
    public void reached(Step step) {
        if (!Files.exists(kill)) {
            return;
        }
        var told = told(kill).split(" ", -1);
        if (told.length == 2 && step.name().equals(told[0]) && times.incrementAndGet() >= Integer.parseInt(told[1])) {
            try {
                if (Files.deleteIfExists(kill)) {
                    Runtime.getRuntime().halt(KILLED);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A mark tells of the last event alone, and hides one before it that was lost or overtaken. This is
    /// kept by the write of the effect itself: whatever dies, neither is there without the other.
    @Override
    public void writes(Document before, Document after, Intent<?> why) {
        var known = before.get(EFFECTS, Document.class);
        if (why instanceof Intent.Reaction<?> reaction) {
            var effects = known == null ? new Document() : new Document(known);
            var mark = Stored.mark(reaction.origin());
            var sequences = new ArrayList<>(effects.getList(mark, Long.class, List.of()));
            sequences.add(reaction.origin().sequence());
            after.put(EFFECTS, effects.append(mark, sequences));
        } else if (known != null) {
            after.put(EFFECTS, known);
        }
    }

    /// The feed, with a bug for some clients.
    <E> Feed<E> in(Feed<E> feed) {
        return new Feed<>() {
            @Override
            public EventContract<E> hears() {
                return feed.hears();
            }

            @Override
            public void on(E news, Origin origin) {
                if (told(bug).contains(hears().clientOf().apply(news))) {
                    throw new IllegalStateException("a bug that was planted");
                }
                feed.on(news, origin);
            }

            @Override
            public void evenOutOfTurn(E news) {
                feed.evenOutOfTurn(news);
            }
        };
    }

    private static String told(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
