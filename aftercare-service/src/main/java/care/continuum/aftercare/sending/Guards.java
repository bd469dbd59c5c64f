package care.continuum.aftercare.sending;

import care.continuum.events.PartnerId;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Keeps the partners apart: each has few tries at a time, and is left alone while it fails.
final class Guards {

    private static final int TRIES_LOOKED_AT = 10;
    private static final int TRIES_AT_LEAST = 4;
    private static final int LONGEST_REST = 8;

    private final Map<PartnerId, Guard> guards = new ConcurrentHashMap<>();
    private final SendingSettings settings;

    Guards(SendingSettings settings) {
        this.settings = settings;
    }

    /// A way in for one try; empty while the partner has enough of them, or is left alone.
    Optional<Pass> enter(PartnerId partner) {
        var guard = guards.computeIfAbsent(partner, this::guard);
        if (!guard.bulkhead().tryAcquirePermission()) {
            return Optional.empty();
        }
        if (!guard.breaker().tryAcquirePermission()) {
            guard.bulkhead().releasePermission();
            return Optional.empty();
        }
        return Optional.of(new Pass(guard));
    }

    /// Left alone for `rest` after too many failures, and for longer each time that it fails again.
    static CircuitBreaker breaker(String name, Duration rest) {
        return Outage.watched(CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(TRIES_LOOKED_AT)
                        .minimumNumberOfCalls(TRIES_AT_LEAST)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(rest, 2, rest.multipliedBy(LONGEST_REST)))
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build()));
    }

    private Guard guard(PartnerId partner) {
        var most = BulkheadConfig.custom()
                .maxConcurrentCalls(settings.atOnce())
                .maxWaitDuration(Duration.ZERO)
                .build();
        return new Guard(breaker("partner " + partner, settings.rest()), Bulkhead.of(partner.toString(), most));
    }

    private record Guard(CircuitBreaker breaker, Bulkhead bulkhead) {}

    /// One try's way in and out. Its last answer is what counts for the partner.
    static final class Pass implements AutoCloseable {

        private final Guard guard;
        private Consumer<CircuitBreaker> verdict = CircuitBreaker::releasePermission;

        private Pass(Guard guard) {
            this.guard = guard;
        }

        /// The partner answered something definite.
        void answered() {
            verdict = breaker -> breaker.onSuccess(0, breaker.getTimestampUnit());
        }

        void failed(Throwable why) {
            verdict = breaker -> breaker.onError(0, breaker.getTimestampUnit(), why);
        }

        @Override
        public void close() {
            verdict.accept(guard.breaker());
            guard.bulkhead().onComplete();
        }
    }
}
