package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionRescheduled;
import care.continuum.scheduling.Session;
import java.time.Instant;

/// What is told of a client's session that was moved or canceled. The reason in words is not.
final class SessionNews {

    private SessionNews() {}

    static Object of(Plan plan, Session before, Session after, ChangedBy by, Instant at) {
        return after.isOn()
                ? new SessionRescheduled(
                        plan.clientId(),
                        plan.episodeId(),
                        after.sessionId(),
                        after.kind(),
                        after.track(),
                        after.startsAt(),
                        after.endsAt(),
                        before.startsAt(),
                        by,
                        at)
                : new SessionCanceled(
                        plan.clientId(),
                        plan.episodeId(),
                        after.sessionId(),
                        after.kind(),
                        after.track(),
                        after.startsAt(),
                        after.endsAt(),
                        by,
                        at,
                        Pauses.tornApart(plan, after));
    }
}
