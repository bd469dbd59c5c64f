package care.continuum.messaging;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;

/// Each task is a strand of its own; who waits for one, waits in the schedule.
final class SimulatedThreads extends AbstractExecutorService {

    private final Schedule schedule;
    private final Schedule.Host host;

    SimulatedThreads(Schedule schedule, Schedule.Host host) {
        this.schedule = schedule;
        this.host = host;
    }

    @Override
    public void execute(Runnable task) {
        schedule.start(host, task);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable task, T value) {
        return new Awaited<>(() -> {
            task.run();
            return value;
        });
    }

    private final class Awaited<T> extends FutureTask<T> {
        Awaited(Callable<T> task) {
            super(task);
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            schedule.await(this::isDone);
            return super.get();
        }
    }

    @Override
    public void shutdown() {
        // The host ends its strands.
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
