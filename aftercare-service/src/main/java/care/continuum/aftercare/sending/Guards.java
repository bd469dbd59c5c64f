package care.continuum.aftercare.sending;

import care.continuum.events.PartnerId;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the partners apart: each has few tries at a time, and is left alone while it fails.
final class Guards {

    private static final int TRIES_LOOKED_AT = 10;
    private static final int TRIES_AT_LEAST = 4;

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

    static CircuitBreaker breaker(String name, Duration rest) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(TRIES_LOOKED_AT)
                        .minimumNumberOfCalls(TRIES_AT_LEAST)
                        .waitDurationInOpenState(rest)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    private Guard guard(PartnerId partner) {
        var most = BulkheadConfig.custom()
                .maxConcurrentCalls(settings.atOnce())
                .maxWaitDuration(Duration.ZERO)
                .build();
        return new Guard(breaker(partner.toString(), settings.rest()), Bulkhead.of(partner.toString(), most));
    }

    private record Guard(CircuitBreaker breaker, Bulkhead bulkhead) {}

    /// One try's way in and out.
    static final class Pass implements AutoCloseable {

        private final Guard guard;
        private boolean used;

        private Pass(Guard guard) {
            this.guard = guard;
        }

        /// The partner answered something definite.
        void answered() {
            used = true;
            guard.breaker().onSuccess(0, guard.breaker().getTimestampUnit());
        }

        void failed(Throwable why) {
            used = true;
            guard.breaker().onError(0, guard.breaker().getTimestampUnit(), why);
        }

        @Override
        public void close() {
            if (!used) {
                guard.breaker().releasePermission();
            }
            guard.bulkhead().onComplete();
        }
    }
}
