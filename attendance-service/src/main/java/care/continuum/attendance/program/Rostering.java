package care.continuum.attendance.program;

import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Holds;
import care.continuum.attendance.terms.Mark;
import care.continuum.attendance.terms.Report;
import care.continuum.events.ChangedBy;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.Outcome;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionRescheduled;
import care.continuum.events.SessionId;
import care.continuum.messaging.Change;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What others change of a program that is under way. Whoever came was there, whatever is said of the session later.
record Rostering(Program program, Instant now) {

    private static final String SCHEDULING = "scheduling";

    /// The session has another time; what was said of the old one is void, but who came on the day is there.
    Change<Program> moved(SessionRescheduled news) {
        return program.ledger()
                .find(news.sessionId())
                .filter(Rostering::canChange)
                .map(before -> program.concluded(moved(before, news), now))
                .orElse(Change.none(program));
    }

    /// By the client it is an absence, told when they canceled; by anybody else it counts against nobody. Where a
    /// hold or a change of track took the client off, the rest of the plan is awaited, also before it is heard of.
    Change<Program> canceled(SessionCanceled news) {
        var waiting = awaitingRest(news.attempt());
        var story = waiting.ledger()
                .find(news.sessionId())
                .filter(Rostering::canChange)
                .map(before -> new Rostering(waiting, now).canceled(before, news))
                .orElse(Story.of(waiting));
        return program.concluded(story, now);
    }

    private Program awaitingRest(@Nullable Integer former) {
        return former == null || program.course().isOver()
                ? program
                : program.with(program.holds().seated(former + 1));
    }

    private Story canceled(Entry before, SessionCanceled news) {
        return news.by() == ChangedBy.CLIENT
                ? absent(before, news.canceledAt().truncatedTo(ChronoUnit.MILLIS))
                : off(before, "canceled by " + news.by());
    }

    /// Who canceled one of these sessions comes to it after all.
    Story back(List<PlannedSession> sessions) {
        var story = Story.of(program);
        for (var session : sessions) {
            story = story.then(it -> new Rostering(it, now).back(session.sessionId()));
        }
        return story;
    }

    private Story back(SessionId session) {
        return program.ledger()
                .find(session)
                .filter(it -> it.canceledAt() != null && canChange(it))
                .map(it -> off(it, "planned again"))
                .orElse(Story.of(program));
    }

    /// Scheduling takes the client off the rosters; here the plan's end moves on until they are back.
    Change<Program> suspended(EnrollmentSuspended news) {
        return concluded(program.holds().suspended(news.suspendedOn()));
    }

    Change<Program> resumed(EnrollmentResumed news) {
        return concluded(
                program.holds().resumed(news.resumedOn(), news.daysOnHold()).seated(news.attempt()));
    }

    /// Scheduling takes the client off the former track's sessions, and brings those of the other one.
    Change<Program> trackChanged(TrackChanged news) {
        return concluded(program.holds().seated(news.attempt()));
    }

    /// The plan's end moves on, and scheduling brings the sessions of the weeks that were added. What is over stays so.
    Change<Program> extended(EnrollmentExtended news) {
        return program.course().isOver()
                ? Change.none(program)
                : concluded(program.holds().extended(news.weeks(), news.idleDays(), news.startsOn()));
    }

    /// Who was in the program and wants to be no more is discharged by their own decision.
    Change<Program> withdrawn(EnrollmentWithdrawn news) {
        return program.concluded(new Closing(program, now).left(news.withdrawnAt()), now);
    }

    private Change<Program> concluded(Holds changed) {
        return program.concluded(Story.of(program.with(changed)), now);
    }

    private static boolean canChange(Entry entry) {
        return !entry.isAttended() && entry.outcome() != Outcome.NOT_APPLICABLE;
    }

    private Story moved(Entry before, SessionRescheduled news) {
        var entry = before.moved(news.startsAt(), news.endsAt(), program.rules(), now);
        return off(before, "rescheduled by " + news.by())
                .after(it -> it.with(it.ledger().with(entry)));
    }

    private Story off(Entry before, String why) {
        var entry = before.notApplicable(now);
        return before.isSettled()
                ? new Recording(program, before.sessionId(), now).replace(before, entry, why, SCHEDULING)
                : Story.of(program.with(program.ledger().with(entry)));
    }

    /// A no-show by the clock alone was early; an absence that staff entered stands.
    private Story absent(Entry before, Instant noticeAt) {
        var notice = new Report(Mark.EXCUSED, 0, noticeAt, null, false);
        var said = notice.excuses(before.startsAt(), program.rules())
                ? notice
                : new Report(Mark.LATE_CANCEL, 0, noticeAt, null, false);
        var recording = new Recording(program, before.sessionId(), now);
        if (!before.isSettled()) {
            return recording.settle(before.canceled(noticeAt), said);
        }
        if (before.outcome() != Outcome.NO_SHOW) {
            return Story.of(program.with(program.ledger().with(before.canceled(noticeAt))));
        }
        return noticeAt.isBefore(before.startsAt())
                ? recording.replace(
                        before,
                        before.canceled(noticeAt).settled(said, program.rules(), now),
                        "canceled by CLIENT",
                        SCHEDULING)
                : Story.of(program);
    }
}
