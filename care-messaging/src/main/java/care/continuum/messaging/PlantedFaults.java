package care.continuum.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A [Machine] with faults that files tell it, each named as the service: `<service>.kill` (a step and at which time it
/// is reached to die there; deleted just before), `<service>.skew` (milliseconds that the clock is ahead, read once),
/// `<service>.bug` (the clients whose events cannot be borne).
final class PlantedFaults implements Machine {

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
