package care.continuum.messaging;

import java.util.concurrent.ExecutorService;

/// A machine whose time moves when a test says so.
final class HandClock implements Machine {
    long nanos;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long millis() {
        return nanos / 1_000_000;
    }

    @Override
    public void pause(long nanos) {
        this.nanos += nanos;
    }

    @Override
    public ExecutorService threads() {
        return REAL.threads();
    }

    @Override
    public void reached(Step step) {
        // It goes on.
    }
}
