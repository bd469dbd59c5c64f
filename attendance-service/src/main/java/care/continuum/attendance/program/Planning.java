package care.continuum.attendance.program;

import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.Rules;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import java.time.Instant;

/// Takes over what scheduling planned: the first news of an episode is its plan, later ones bring make-up sessions.
final class Planning {

    private Planning() {}

    static Program plan(Program program, SessionsScheduled news, Instant now) {
        var plan = program.plan() == null
                ? new Plan(news.startDate(), news.weeks(), news.weeklyHours(), news.track(), news.ageBand(), now)
                : program.plan();
        var expected = news.sessions().stream()
                .map(session -> expected(session, program.rules(), now))
                .toList();
        return program.with(plan, program.ledger().plus(expected));
    }

    private static Entry expected(PlannedSession session, Rules rules, Instant now) {
        return new Entry(
                session.sessionId(),
                session.kind(),
                session.track(),
                session.startsAt(),
                session.endsAt(),
                session.makeUpFor(),
                rules.sheetDue(session.endsAt(), now),
                null,
                null,
                null,
                null);
    }
}
