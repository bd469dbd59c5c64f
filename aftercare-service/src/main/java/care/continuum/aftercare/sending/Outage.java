package care.continuum.aftercare.sending;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log once when somebody outside stops answering, and once when they answer again.
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final AtomicBoolean goesOn = new AtomicBoolean();
    private final String whose;

    private Outage(String whose) {
        this.whose = whose;
    }

    static CircuitBreaker watched(CircuitBreaker breaker) {
        var outage = new Outage(breaker.getName());
        breaker.getEventPublisher()
                .onError(event -> outage.met(event.getThrowable()))
                .onSuccess(_ -> outage.over());
        return breaker;
    }

    private void met(Throwable failure) {
        if (goesOn.compareAndSet(false, true)) {
            LOG.warn("{} does not answer; what is for it waits: {}", whose, failure.toString());
        }
    }

    private void over() {
        if (goesOn.compareAndSet(true, false)) {
            LOG.info("{} answers again", whose);
        }
    }
}
