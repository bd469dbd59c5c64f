package care.continuum.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Lets what waits while one round is under way go together in the next: no timer, so nothing is added when idle.
///
/// @param <T> what is asked of a round
/// @param <R> what each asker gets
public final class Coalescer<T, R> implements AutoCloseable {

    private static final int MOST = 500;
    private static final long PATIENCE_SECONDS = 5;

    /// One asker in a round: completed by the round.
    public record Seat<T, R>(T wish, CompletableFuture<R> result) {}

    private final LinkedBlockingQueue<Seat<T, R>> waiting = new LinkedBlockingQueue<>();
    private final Consumer<List<Seat<T, R>>> round;
    private final Thread worker;

    public Coalescer(String name, Consumer<List<Seat<T, R>>> round) {
        this.round = round;
        this.worker = Thread.ofPlatform().daemon().name(name).start(this::work);
    }

    /// Waits for the round that takes the wish, which begins after this call.
    ///
    /// @throws Unresolved when none did within seconds
    public R ask(T wish) {
        var seat = new Seat<>(wish, new CompletableFuture<R>());
        waiting.add(seat);
        try {
            return seat.result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new Unresolved("MongoDB did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unresolved("interrupted while waiting for MongoDB", e);
        }
    }

    private void work() {
        var seats = new ArrayList<Seat<T, R>>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                seats.clear();
                seats.add(waiting.take());
                waiting.drainTo(seats, MOST - 1);
                round.accept(seats);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                seats.forEach(seat -> seat.result.completeExceptionally(e));
            }
        }
    }

    @Override
    public void close() {
        worker.interrupt();
    }
}
