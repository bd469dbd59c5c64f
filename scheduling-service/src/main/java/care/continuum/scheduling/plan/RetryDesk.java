package care.continuum.scheduling.plan;

import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.terms.SetupChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tries the plans that wait again as soon as the clinic has more to give; their deadlines do the same later.
@Component
class RetryDesk {

    private final Aggregates<Plan> plans;
    private final Plans all;

    RetryDesk(Aggregates<Plan> plans, Plans all) {
        this.plans = plans;
        this.all = all;
    }

    @EventListener
    void on(SetupChanged changed) {
        all.findAwaited().forEach(plan -> plans.settle(plan.id(), () -> plan, Plan::interrupted));
    }
}
