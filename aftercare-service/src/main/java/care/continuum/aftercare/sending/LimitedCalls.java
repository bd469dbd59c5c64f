package care.continuum.aftercare.sending;

import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/// Makes calls to the outside, each in a thread of its own and with an end.
final class LimitedCalls implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @throws IOException when there is no answer within the limit, or none at all
    <T> T within(TimeLimiter limit, Callable<T> call) throws IOException {
        try {
            return limit.executeFutureSupplier(() -> threads.submit(call));
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (TimeoutException late) {
            throw new HttpTimeoutException(limit.getName() + " gave no answer in time");
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(limit.getName() + " was not waited for");
        } catch (Exception unknown) {
            throw new IOException(unknown);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
