package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.messaging.RuleBroken;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.plan.ChangeDesk.Why;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// One client cancels what others come to all the same.
@Component
class LeaveDesk {

    private final Aggregates<Plan> plans;
    private final PlanReading reading;
    private final Clock clock;

    LeaveDesk(Aggregates<Plan> plans, PlanReading reading, Clock clock) {
        this.plans = plans;
        this.reading = reading;
        this.clock = clock;
    }

    <A> A leave(String session, Why why, Command command, Answer<List<Session>, A> answer) {
        var client = why.clientId();
        var meant = client == null ? reading.having(session) : List.of(reading.of(client, null));
        var plan = meant.size() == 1 ? meant.getFirst() : whoLeft(meant, session);
        var ids = Roster.following(plan, session, why.scope());
        var now = clock.instant();
        return plans.amend(
                plan.id(),
                command,
                it -> {
                    if (meant.size() > 1) {
                        throw notNamed();
                    }
                    return Roster.left(it, session, why.scope(), now);
                },
                Answer.as(
                        answer.type(),
                        it -> answer.view()
                                .apply(it.sessions().stream()
                                        .filter(one -> ids.contains(one.id()))
                                        .toList())));
    }

    /// Who is not named is the only one who ever came. Where others came since, what was done is only told once more.
    private static Plan whoLeft(List<Plan> meant, String session) {
        return meant.stream()
                .filter(plan -> plan.sessions().stream()
                        .anyMatch(it -> it.id().equals(session)
                                && !it.isOn()
                                && it.story().changedBy() == ChangedBy.CLIENT))
                .findFirst()
                .orElseThrow(LeaveDesk::notNamed);
    }

    private static RuleBroken notNamed() {
        return new RuleBroken(
                "client-not-named", "Others come to this session, or came: clientId says which of them cancels it");
    }
}
