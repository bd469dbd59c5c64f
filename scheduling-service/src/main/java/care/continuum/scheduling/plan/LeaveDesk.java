package care.continuum.scheduling.plan;

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

    /// Whether this was carried out here: then its repetition belongs here too.
    boolean remembers(String session, Command command) {
        return !whereDone(session, command).isEmpty();
    }

    <A> A leave(String session, Why why, Command command, Answer<List<Session>, A> answer) {
        var done = whereDone(session, command);
        var meant = done.isEmpty() ? meant(session, why) : done;
        if (meant.size() != 1) {
            throw new RuleBroken(
                    "client-not-named", "Others come to this session, or came: clientId says which of them cancels it");
        }
        var plan = meant.getFirst();
        var ids = Roster.following(plan, session, why.scope());
        var now = clock.instant();
        return plans.amend(
                plan.id(),
                command,
                it -> Roster.left(it, session, why, now),
                Answer.as(
                        answer.type(),
                        it -> answer.view()
                                .apply(it.sessions().stream()
                                        .filter(one -> ids.contains(one.id()))
                                        .toList())));
    }

    /// Who is not named is the only one who ever came.
    private List<Plan> meant(String session, Why why) {
        var client = why.clientId();
        return client == null ? reading.having(session) : List.of(reading.of(client, null));
    }

    /// The plan in which this was done: others may have come since, or the client may have begun another stay.
    private List<Plan> whereDone(String session, Command command) {
        if (!command.keyed()) {
            return List.of();
        }
        return reading.having(session).stream()
                .filter(it -> plans.remembers(it.id(), command))
                .limit(1)
                .toList();
    }
}
