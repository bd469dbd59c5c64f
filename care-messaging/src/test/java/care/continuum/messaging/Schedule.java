package care.continuum.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Lets strands run one at a time: at each point the one that runs hands over to one that a seeded random has chosen.
/// So one seed is one order of everything. Time is what it says it is.
final class Schedule {

    /// Ends a strand whose host was killed, wherever it stands.
    static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    /// What lives, stands still and dies together: all strands of one process.
    static final class Host {
        private boolean dead;
        private long standsUntil;

        boolean isDead() {
            return dead;
        }
    }

    private static final int CALM = 8;
    private static final int STALL_NANOS = 500_000_000;

    private final class Strand {
        private final Host host;
        private final Thread thread;
        private BooleanSupplier until = Schedule::now;
        private long wakesAt;
        private volatile boolean turn;

        Strand(Host host, Runnable body) {
            this.host = host;
            this.thread = Thread.ofVirtual().unstarted(() -> {
                try {
                    body.run();
                } catch (Killed end) {
                    // As it was meant to be.
                } catch (Throwable bug) {
                    fail(bug);
                }
                leave(this);
            });
        }

        long at() {
            return host.dead ? 0 : Math.max(wakesAt, host.standsUntil);
        }

        void run() {
            current = this;
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            } else {
                turn = true;
                LockSupport.unpark(thread);
            }
        }

        void await() {
            while (!turn) {
                LockSupport.park(this);
            }
            turn = false;
        }
    }

    final Random random;
    private final List<Strand> strands = new ArrayList<>();
    private final List<Strand> ready = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final int staying;
    private final int stalling;
    private @Nullable Strand current;
    private @Nullable Throwable failure;
    private long now = 1;
    private int steps;
    private int pace = 1;

    Schedule(long seed) {
        random = new Random(seed);
        staying = random.nextInt(3) * 35;
        stalling = random.nextInt(3) * 30;
    }

    /// Runs the first strand and all that come of it until none is left.
    void run(Host host, Runnable first) {
        start(host, first);
        choose().run();
        try {
            if (!end.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a strand waits for what is not of the schedule");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw new IllegalStateException("a strand failed", failure);
        }
    }

    void start(Host host, Runnable body) {
        if (host.dead) {
            throw new Killed();
        }
        strands.add(new Strand(host, body));
    }

    void kill(Host host) {
        host.dead = true;
    }

    void stand(Host host, long nanos) {
        host.standsUntil = now + nanos;
    }

    long nanos() {
        return now;
    }

    int steps() {
        return steps;
    }

    private static boolean now() {
        return true;
    }

    /// Anybody may go on from here.
    void point() {
        handOver(0, Schedule::now);
    }

    void sleep(long nanos) {
        handOver(now + nanos, Schedule::now);
    }

    void sleepUpToMillis(int millis) {
        sleep(TimeUnit.MILLISECONDS.toNanos(1) * random.nextInt(millis + 1));
    }

    /// What a loop does between two rounds: longer when nothing goes wrong any more.
    void idle(int millis) {
        sleepUpToMillis(millis * pace);
    }

    void calmDown() {
        pace = CALM;
    }

    void await(BooleanSupplier until) {
        handOver(0, until);
    }

    private void handOver(long wakesAt, BooleanSupplier until) {
        var me = current;
        if (me.host.dead) {
            throw new Killed();
        }
        me.wakesAt = random.nextInt(1000) < stalling ? now + random.nextInt(STALL_NANOS) : wakesAt;
        me.until = until;
        steps++;
        now += 1 + random.nextInt(400_000);
        if (random.nextInt(100) >= staying || me.at() > now || !until.getAsBoolean()) {
            var next = choose();
            if (next != me) {
                next.run();
                me.await();
            }
        }
        if (me.host.dead) {
            throw new Killed();
        }
    }

    private Strand choose() {
        while (true) {
            ready.clear();
            var soonest = Long.MAX_VALUE;
            for (var strand : strands) {
                if (!strand.host.dead && !strand.until.getAsBoolean()) {
                    continue;
                }
                if (strand.at() <= now) {
                    ready.add(strand);
                } else {
                    soonest = Math.min(soonest, strand.at());
                }
            }
            if (!ready.isEmpty()) {
                return ready.get(random.nextInt(ready.size()));
            }
            if (soonest == Long.MAX_VALUE) {
                fail(new IllegalStateException("everybody waits for everybody"));
            } else {
                now = soonest;
            }
        }
    }

    private void fail(Throwable bug) {
        failure = failure == null ? bug : failure;
        strands.forEach(strand -> strand.host.dead = true);
    }

    private void leave(Strand strand) {
        strands.remove(strand);
        if (strands.isEmpty()) {
            end.countDown();
        } else {
            choose().run();
        }
    }
}
