package care.continuum.scheduling.plan;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.messaging.RuleBroken;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Member;
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
    private final Claims claims;
    private final Clock clock;

    LeaveDesk(Aggregates<Plan> plans, PlanReading reading, Claims claims, Clock clock) {
        this.plans = plans;
        this.reading = reading;
        this.claims = claims;
        this.clock = clock;
    }

    <A> A leave(String session, Why why, Command command, Answer<List<Session>, A> answer) {
        var plan = whose(session, why);
        var ids = Roster.following(plan, session, why.scope());
        var now = clock.instant();
        return plans.amend(
                plan.id(),
                command,
                it -> Roster.left(it, session, why.scope(), now),
                Answer.as(
                        answer.type(),
                        it -> answer.view()
                                .apply(it.sessions().stream()
                                        .filter(one -> ids.contains(one.id()))
                                        .toList())));
    }

    /// Who is not named was the only one who comes, or the only one who ever did: then this may be told again.
    private Plan whose(String session, Why why) {
        if (why.clientId() != null) {
            return reading.of(why.clientId(), null);
        }
        var coming = claims.members(List.of(session)).stream().map(Member::plan).toList();
        var one = coming.isEmpty()
                ? reading.having(session).stream().map(Plan::id).toList()
                : coming;
        if (one.size() != 1) {
            throw new RuleBroken(
                    "client-not-named", "Many come to this session: clientId says which of them cancels it");
        }
        return plans.get(one.getFirst());
    }
}
