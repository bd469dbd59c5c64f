package care.continuum.messaging;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/// The machine below, as far as messaging depends on it: its own time, its pauses, its
/// threads, and that it may die at any step.
interface Machine {

    /// The one that the process runs on.
    Machine REAL = new Machine() {
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long millis() {
            return System.currentTimeMillis();
        }

        @Override
        public void pause(long nanos) {
            LockSupport.parkNanos(nanos);
        }

        @Override
        public ExecutorService threads() {
            return threads;
        }

        @Override
        public void reached(Step step) {
            // It goes on.
        }
    };

    /// Monotonic nanoseconds; only differences mean anything, and nothing outside this process.
    long nanos();

    /// The time of day in milliseconds since 1970, as this machine believes.
    long millis();

    /// Waits about so long.
    void pause(long nanos);

    /// Runs tasks that mostly wait, each on a thread of its own.
    ExecutorService threads();

    /// Told at each step, so that a fault run can end the process there.
    void reached(Step step);

    /// Told of each document before it is written, so that a fault run can keep in it what it is written for.
    ///
    /// @param before empty where there is none yet
    default void writes(Document before, Document after, Intent<?> why) {
        // It says enough of itself.
    }
}
