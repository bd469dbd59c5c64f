package care.continuum.suite.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Many clients at once: whenever one has gone their way, the next one comes.
final class Crowd {

    private final long seed;
    private final Asker asker;
    private final Ledger ledger;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    Crowd(long seed, Asker asker, Ledger ledger) {
        this.seed = seed;
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
            while (!over.get()) {
                new Life(seed, number.getAndIncrement(), asker, ledger, over::get).live();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets nobody begin anything new; returns when all that was asked is answered.
    void end() throws InterruptedException {
        over.set(true);
        for (var thread : threads) {
            thread.join();
        }
    }
}
