package care.continuum.aftercare.sending;

import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Makes calls to the outside, each in a thread of its own and with an end.
final class LimitedCalls implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @throws IOException when there is no answer within the limit, or none at all
    <T> T within(TimeLimiter limit, Callable<T> call) throws IOException {
        var limited = limit.decorateFutureSupplier(() -> threads.submit(call));
        try {
            return threads.submit(limited).get();
        } catch (ExecutionException failure) {
            throw named(limit, failure.getCause());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(limit.getName() + " was not waited for");
        }
    }

    private static IOException named(TimeLimiter limit, @Nullable Throwable cause) {
        return switch (cause) {
            case IOException io -> io;
            case TimeoutException _ -> new HttpTimeoutException(limit.getName() + " gave no answer in time");
            case null, default -> new IOException(cause);
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
