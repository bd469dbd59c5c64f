package care.continuum.local;

import care.continuum.local.api.ApiClient;
import care.continuum.local.api.ApiFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The clocks of the services, each asked at the service itself.
///
/// @param addresses one for each service
record Clocks(ApiClient api, List<String> addresses) {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /// Returns whether all services that run are as far ahead within the limit. One that does not answer reads the time
    /// when it is back.
    boolean awaitAll(Duration ahead, Duration limit) {
        var behind = new ArrayList<>(addresses);
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            behind.removeIf(address -> hasCome(address, ahead));
            if (behind.isEmpty() || System.nanoTime() - deadline > 0) {
                return behind.isEmpty();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean hasCome(String address, Duration ahead) {
        try {
            return SuiteTime.ahead(api.get(address)).compareTo(ahead) >= 0;
        } catch (ApiFailure failure) {
            if (failure.status() == 0) {
                return true; // Nothing runs there.
            }
            throw failure;
        }
    }
}
