package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.DisclosureLedger;
import care.continuum.events.ClientId;
import care.continuum.events.ReferralId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Todo;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/// Does what decisions leave to be done elsewhere; each piece can be done again.
@Service
class TodoDesk {

    private final Aggregates<Plan> aggregates;
    private final Plans plans;
    private final DisclosureLedger ledger;
    private final Clock clock;

    TodoDesk(Aggregates<Plan> aggregates, Plans plans, DisclosureLedger ledger, Clock clock) {
        this.aggregates = aggregates;
        this.plans = plans;
        this.ledger = ledger;
        this.clock = clock;
    }

    void follow(Plan plan, Todo todo) {
        var client = ClientId.of(todo.detail("client"));
        switch (todo.kind()) {
            case Tries.NOTE -> ledger.sent(client, ReferralId.of(todo.detail("referral")), todo.detail("recipient"));
            case Stopping.STOP ->
                plans.findByClientId(client).stream()
                        .filter(other -> !other.id().equals(plan.id()))
                        .forEach(other -> stop(other, Stopping.day(plan, todo)));
            default -> throw new IllegalStateException("nobody does " + todo.kind());
        }
    }

    private void stop(Plan other, LocalDate died) {
        aggregates.settle(other.id(), () -> other, plan -> Stopping.diedElsewhere(plan, died, clock.instant()));
    }
}
