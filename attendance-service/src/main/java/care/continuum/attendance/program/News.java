package care.continuum.attendance.program;

import care.continuum.attendance.terms.Entry;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.AttendanceEvent.AbsenceExcused;
import care.continuum.events.AttendanceEvent.AttendanceCorrected;
import care.continuum.events.AttendanceEvent.MakeUpNeeded;
import care.continuum.events.AttendanceEvent.SessionAttended;
import care.continuum.events.AttendanceEvent.SessionMadeUp;
import care.continuum.events.AttendanceEvent.SessionMissed;
import care.continuum.events.Excuse;
import care.continuum.events.MissReason;
import care.continuum.events.Outcome;
import care.continuum.events.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How an outcome is told.
record News(Program program, Entry entry) {

    Story ofOutcome(Instant now) {
        var news = new ArrayList<AttendanceEvent>();
        switch (outcome()) {
            case ATTENDED, PARTIAL -> news.add(entry.makeUpFor() == null ? attended() : madeUp(entry.makeUpFor()));
            case NO_SHOW -> news.add(missed(MissReason.NO_SHOW));
            case LATE_CANCEL -> news.add(missed(MissReason.LATE_CANCEL));
            case EXCUSED -> news.add(excused());
            case MADE_UP, NOT_APPLICABLE -> throw new IllegalStateException("nobody reports " + outcome());
        }
        news.addAll(makeUpNeeded(now));
        return new Story(program, news);
    }

    /// What was told before is replaced.
    Story ofCorrection(Entry before, Instant now) {
        var news = new ArrayList<AttendanceEvent>();
        news.add(new AttendanceCorrected(
                program.clientId(),
                program.episodeId(),
                entry.sessionId(),
                entry.kind(),
                entry.track(),
                entry.startsAt(),
                entry.length(),
                Objects.requireNonNull(before.outcome()),
                before.minutes(),
                outcome(),
                entry.minutes()));
        if (entry.makeUpFor() != null && entry.isAttended() && !before.isAttended()) {
            news.add(madeUp(entry.makeUpFor()));
        }
        if (!before.wantsMakeUp()) {
            news.addAll(makeUpNeeded(now));
        }
        return new Story(program, news);
    }

    private Outcome outcome() {
        return Objects.requireNonNull(entry.outcome());
    }

    private SessionAttended attended() {
        return new SessionAttended(
                program.clientId(),
                program.episodeId(),
                entry.sessionId(),
                entry.kind(),
                entry.track(),
                entry.startsAt(),
                entry.length(),
                entry.minutes(),
                outcome() == Outcome.PARTIAL);
    }

    private SessionMadeUp madeUp(SessionId missed) {
        return new SessionMadeUp(
                program.clientId(), program.episodeId(), missed, entry.sessionId(), entry.minutes(), entry.startsAt());
    }

    private SessionMissed missed(MissReason reason) {
        return new SessionMissed(
                program.clientId(),
                program.episodeId(),
                entry.sessionId(),
                entry.kind(),
                entry.track(),
                entry.startsAt(),
                entry.length(),
                0,
                reason);
    }

    private AbsenceExcused excused() {
        var report = entry.report();
        return new AbsenceExcused(
                program.clientId(),
                program.episodeId(),
                entry.sessionId(),
                entry.kind(),
                entry.track(),
                entry.startsAt(),
                entry.length(),
                report == null ? Excuse.NOTICE : report.excuseOrNotice(),
                entry.wantsMakeUp());
    }

    private List<MakeUpNeeded> makeUpNeeded(Instant now) {
        return entry.wantsMakeUp()
                ? List.of(new MakeUpNeeded(program.clientId(), program.episodeId(), entry.sessionId(), now))
                : List.of();
    }
}
