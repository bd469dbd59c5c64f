package care.continuum.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// What somebody has to look at, as metrics and as a detail of health. It makes no service unhealthy:
/// commands are taken, and all other clients' news is heard, unless a queue is full.
final class Alarms implements HealthIndicator {

    private static final Status ALARM = new Status("ALARM", "events wait for somebody");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Relay relay;
    private final Sweep sweep;
    private final LotKeeper lot;

    Alarms(MeterRegistry meters, Relay relay, Sweep sweep, LotKeeper lot) {
        this.relay = relay;
        this.sweep = sweep;
        this.lot = lot;
        Gauge.builder("continuum.parked.waiting", lot, it -> it.waiting().events())
                .description("Events that are parked")
                .register(meters);
        Gauge.builder("continuum.parked.full", lot, it -> it.waiting().full())
                .description("Queues of parked events that take no more; who hears such a client stops")
                .register(meters);
        Gauge.builder(
                        "continuum.outbox.oldest.seconds",
                        sweep,
                        it -> it.waiting().toMillis() / 1000.0)
                .description("For how long the oldest event has been waiting for Kafka")
                .register(meters);
        Gauge.builder("continuum.relay.stuck", relay, Relay::stuck)
                .description("Aggregates with an event that Kafka refuses")
                .register(meters);
    }

    @Override
    public Health health() {
        var parked = lot.waiting();
        var stuck = relay.stuck();
        var oldest = sweep.waiting();
        var quiet = parked.events() == 0 && stuck == 0 && oldest.compareTo(LONG) < 0;
        return (quiet ? Health.up() : Health.status(ALARM))
                .withDetail("parked", parked.events())
                .withDetail("full", parked.full())
                .withDetail("stuck", stuck)
                .withDetail("oldestSeconds", oldest.toSeconds())
                .build();
    }
}
