package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Course;
import care.continuum.aftercare.terms.DisclosureLedger;
import care.continuum.events.ClientId;
import care.continuum.events.ReferralId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Todo;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
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
            case Stopping.STOP -> stopAll(others(plan, client), Course.BEGUN.died(Stopping.day(plan, todo)));
            case Stopping.FORGET ->
                stopAll(others(plan, client), Course.BEGUN.erased(Instant.parse(todo.detail("at"))));
            case Stopping.LOOK -> others(plan, client).forEach(other -> stopAll(Stream.of(plan), other.course()));
            case Readmitting.BACK -> backInAll(others(plan, client), Instant.parse(todo.detail("at")));
            case Stopping.CORRECT -> {
                var day = Stopping.day(aggregates.get(plan.id()), todo);
                others(plan, client).forEach(other -> correct(other, day));
            }
            default -> throw new IllegalStateException("nobody does " + todo.kind());
        }
    }

    private Stream<Plan> others(Plan plan, ClientId client) {
        return plans.findByClientId(client).stream().filter(other -> !other.id().equals(plan.id()));
    }

    private void stopAll(Stream<Plan> those, Course known) {
        those.forEach(each ->
                aggregates.settle(each.id(), () -> each, plan -> Stopping.asElsewhere(plan, known, clock.instant())));
    }

    private void backInAll(Stream<Plan> those, Instant at) {
        those.forEach(
                each -> aggregates.settle(each.id(), () -> each, plan -> Readmitting.back(plan, at, clock.instant())));
    }

    private void correct(Plan other, LocalDate died) {
        aggregates.settle(other.id(), () -> other, plan -> Stopping.corrected(plan, died, clock.instant()));
    }
}
