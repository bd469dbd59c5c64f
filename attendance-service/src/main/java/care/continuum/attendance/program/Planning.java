package care.continuum.attendance.program;

import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Holds;
import care.continuum.attendance.terms.Plan;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.SessionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Takes over what scheduling planned: the first news of an episode is its plan, later ones bring make-up
/// sessions, what takes the place of others, and more weeks. A support group is no session of the program.
/// Before it is told, the plan is what the enrollment promises.
final class Planning {

    private Planning() {}

    static Program promised(Program program, ClientEnrolled news) {
        return program.promising(new Plan(
                news.startDate(),
                news.weeks(),
                news.weeklyHours(),
                news.track(),
                news.ageBand(),
                news.enrolledAt(),
                Holds.NONE,
                null));
    }

    /// The plan, or what was promised of it while it is not told; null for who was never enrolled.
    static @Nullable Plan known(Program program) {
        var plan = program.plan();
        var promised = program.promised();
        return plan != null || promised == null ? plan : promised.with(program.holds());
    }

    /// What the enrollment promised, or the plan where that is not heard of; null for who was never enrolled.
    static @Nullable Plan agreed(Program program) {
        var promised = program.promised();
        return promised == null ? program.plan() : promised;
    }

    static Program plan(Program program, SessionsScheduled news, Instant now) {
        var known = program.plan();
        var plan = (known == null ? begun(program, news, now) : known.lasting(news.weeks())).madeFor(news.attempt());
        var expected = news.sessions().stream()
                .filter(session -> session.kind() != SessionKind.SUPPORT_GROUP)
                .map(session -> expected(session, program, now))
                .toList();
        var ended = program.course().discharge();
        var sessions = program.ledger().plus(expected);
        return program.with(plan, ended == null ? sessions : sessions.withoutThoseAfter(ended.decidedAt()));
    }

    private static Plan begun(Program program, SessionsScheduled news, Instant now) {
        return new Plan(
                        news.startDate(),
                        news.weeks(),
                        news.weeklyHours(),
                        news.track(),
                        news.ageBand(),
                        now,
                        program.holds(),
                        null)
                .with(program.holds());
    }

    private static Entry expected(PlannedSession session, Program program, Instant now) {
        var missed = session.makeUpFor();
        return new Entry(
                session.sessionId(),
                session.kind(),
                session.track(),
                session.startsAt(),
                session.endsAt(),
                missed == null ? null : program.ledger().original(missed),
                program.rules().sheetDue(session.endsAt(), now),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
