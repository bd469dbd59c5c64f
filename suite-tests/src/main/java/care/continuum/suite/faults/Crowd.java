package care.continuum.suite.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Many clients at once: whenever one has gone their way, the next one comes.
final class Crowd {

    private final List<Long> seeds;
    private final Asker asker;
    private final Ledger ledger;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    /// @param seeds from which the clients are drawn in turn
    Crowd(List<Long> seeds, Asker asker, Ledger ledger) {
        this.seeds = seeds;
        this.asker = asker;
        this.ledger = ledger;
    }

    Crowd begin(int size) {
        for (int i = 0; i < size; i++) {
            threads.add(Thread.ofVirtual().start(this::live));
        }
        return this;
    }

    private void live() {
        try {
            while (!closed.get()) {
                new Life(new Admission(next(), asker, ledger, over::get)).live();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Way next() {
        var which = number.getAndIncrement();
        return new Way(seeds.get(which % seeds.size()), which / seeds.size(), false);
    }

    /// Lets nobody come any more; returns when all have gone their way, or time is up.
    void close(Duration patience) throws InterruptedException {
        closed.set(true);
        var end = System.nanoTime() + patience.toNanos();
        for (var thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    /// Lets nobody begin anything new; returns when all that was asked is answered.
    void end() throws InterruptedException {
        closed.set(true);
        over.set(true);
        for (var thread : threads) {
            thread.join();
        }
    }
}
