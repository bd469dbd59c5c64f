package care.continuum.outcomes.gaps;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// The gaps that are open now: a metric, a line in the log for each, and a detail of health. They do not make this
/// service unhealthy: it is another one that has to be looked at.
@Component
public class Gaps implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);
    private static final Status ALARM = new Status("ALARM", "events are missing in the topics");
    private static final int MOST_SHOWN = 20;

    private final Map<String, Gap> open = new ConcurrentHashMap<>();

    public Gaps(MeterRegistry meters) {
        Gauge.builder("continuum.gaps.open", open, Map::size)
                .description("Aggregates with an event that is missing in its topic")
                .register(meters);
    }

    /// The oldest first.
    public List<Gap> open() {
        return open.values().stream()
                .sorted(Comparator.comparing(Gap::since).thenComparing(Gap::aggregate))
                .toList();
    }

    void raise(Gap gap) {
        var before = open.put(name(gap.topic(), gap.aggregate()), gap);
        if (before == null || before.missing() != gap.missing()) {
            LOG.error("ALARM: event {} of {} is missing in {}", gap.missing(), gap.aggregate(), gap.topic());
        }
    }

    void settle(String topic, String aggregate) {
        if (open.remove(name(topic, aggregate)) != null) {
            LOG.info("No event of {} is missing in {} any more", aggregate, topic);
        }
    }

    /// Somebody else follows it from here on.
    void leave(String topic, String aggregate) {
        open.remove(name(topic, aggregate));
    }

    private static String name(String topic, String aggregate) {
        return topic + ' ' + aggregate;
    }

    @Override
    public Health health() {
        var gaps = open();
        return gaps.isEmpty()
                ? Health.up().build()
                : Health.status(ALARM)
                        .withDetail("open", gaps.size())
                        .withDetail(
                                "gaps",
                                gaps.stream()
                                        .limit(MOST_SHOWN)
                                        .map(it -> "%d of %s in %s".formatted(it.missing(), it.aggregate(), it.topic()))
                                        .toList())
                        .build();
    }
}
