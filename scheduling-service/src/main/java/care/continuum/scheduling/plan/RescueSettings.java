package care.continuum.scheduling.plan;

import care.continuum.messaging.Aggregates;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How far a rescue may go.
@Component
class RescueSettings {

    private final Aggregates<Plan> plans;
    private final Duration limit;
    private final Duration notice;

    /// @param limit  the longest time to look for places; none where it is zero
    /// @param notice how far ahead a session must be to be moved for another client
    RescueSettings(
            Aggregates<Plan> plans,
            @Value("${continuum.scheduling.rescue-limit:1s}") Duration limit,
            @Value("${continuum.scheduling.rescue-notice:48h}") Duration notice) {
        this.plans = plans;
        this.limit = limit;
        this.notice = notice;
    }

    boolean isOff() {
        return limit.isZero();
    }

    Duration limit() {
        return limit;
    }

    Duration notice() {
        return notice;
    }

    Optional<Plan> plan(String id) {
        return plans.find(id);
    }
}
