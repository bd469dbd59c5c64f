package care.continuum.local.stack;

import care.continuum.engines.Broker;
import care.continuum.engines.BrokerCluster;
import care.continuum.engines.Mongod;
import care.continuum.engines.ReplicaSet;
import java.time.Duration;
import java.util.function.Supplier;

/// A broker or a database of the suite, of one process or of several; of the latter one at a time is killed.
public interface Engine extends AutoCloseable {

    /// Ends it, or one of its processes, as a power cut would.
    void kill();

    /// Starts again what was killed, and returns when that answers.
    void restart();

    /// Makes the process of it that leads hand over. Returns whether another one leads then.
    default boolean stepDown() {
        throw new UnsupportedOperationException("only a replica set has a primary that steps down");
    }

    /// Ends it as a power cut would that comes so long after the last write that reached the disk.
    ///
    /// @param held what is done once nothing reaches the disk any more
    /// @param last what is done just before the cut
    default void losePower(Runnable held, Duration after, Runnable last) throws InterruptedException {
        throw new UnsupportedOperationException("only a single database that was started for it loses power");
    }

    void mustBeAlive();

    @Override
    void close();

    static Engine of(Supplier<Broker> start) {
        return new Engine() {
            private Broker broker = start.get();

            @Override
            public void kill() {
                broker.kill();
            }

            @Override
            public void restart() {
                broker = start.get();
            }

            @Override
            public void mustBeAlive() {
                broker.mustBeAlive();
            }

            @Override
            public void close() {
                broker.close();
            }
        };
    }

    static Engine ofServer(Supplier<Mongod> start) {
        return new Engine() {
            private Mongod mongod = start.get();

            @Override
            public void kill() {
                mongod.kill();
            }

            @Override
            public void restart() {
                mongod = start.get();
            }

            @Override
            public void losePower(Runnable held, Duration after, Runnable last) throws InterruptedException {
                mongod.losePower(held, after, last);
            }

            @Override
            public void mustBeAlive() {
                mongod.mustBeAlive();
            }

            @Override
            public void close() {
                mongod.close();
            }
        };
    }

    /// Kills them in turn.
    static Engine of(BrokerCluster cluster) {
        return new Engine() {
            private int victim;

            @Override
            public void kill() {
                cluster.kill(victim);
            }

            @Override
            public void restart() {
                cluster.restart(victim);
                victim = (victim + 1) % 3;
            }

            @Override
            public void mustBeAlive() {
                // Whoever is killed comes back; a record that nobody takes is noticed.
            }

            @Override
            public void close() {
                cluster.close();
            }
        };
    }

    /// Kills the primary.
    static Engine of(ReplicaSet set) {
        return new Engine() {
            private int victim;

            @Override
            public void kill() {
                victim = set.awaitPrimary();
                set.kill(victim);
            }

            @Override
            public void restart() {
                set.restart(victim);
            }

            @Override
            public boolean stepDown() {
                return set.stepDown();
            }

            @Override
            public void mustBeAlive() {
                // As above.
            }

            @Override
            public void close() {
                set.close();
            }
        };
    }
}
