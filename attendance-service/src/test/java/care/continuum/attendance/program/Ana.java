package care.continuum.attendance.program;

import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.attendance.terms.Sessions.trackDay;

import care.continuum.attendance.terms.Attempt;
import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Rules;
import care.continuum.attendance.terms.Sessions;
import care.continuum.events.AgeBand;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.AttendanceEvent.AbsenceExcused;
import care.continuum.events.AttendanceEvent.SessionAttended;
import care.continuum.events.AttendanceEvent.SessionMissed;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.Excuse;
import care.continuum.events.Instrument;
import care.continuum.events.IntakeEvent.BamScores;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.ScreeningCompleted;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.MissReason;
import care.continuum.events.OutreachChannel;
import care.continuum.events.OutreachResult;
import care.continuum.events.Reason;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.ScreeningId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Ana comes to a group of three hours each Monday, Wednesday and Friday at nine, from March 2, 2026 on.
final class Ana {

    static final ClientId ANA = new ClientId(new UUID(0, 1));
    static final EpisodeId STAY = new EpisodeId(new UUID(0, 2));
    static final String STAFF = "demo";
    static final Instant BEFORE = at(START.minusDays(3), 10, 0);

    private Ana() {}

    static Program enrolled(int weeks) {
        return enrolled(weeks, RULES, BEFORE);
    }

    static Program enrolled(int weeks, Rules rules, Instant enteredAt) {
        return Program.awaited(ANA, STAY, rules)
                .scheduled(planOf(weeks), enteredAt)
                .state();
    }

    /// For one week.
    static ClientEnrolled enrollment(EpisodeId stay, LocalDate startDate, Instant when) {
        return new ClientEnrolled(
                ANA,
                stay,
                1,
                new SectionId(new UUID(0, 3)),
                Track.DAY,
                AgeBand.ADULT,
                Reason.SUBSTANCE_USE,
                startDate,
                1,
                9,
                Set.of(),
                when);
    }

    static SessionsScheduled planOf(int weeks) {
        return whole(
                weeks,
                1,
                IntStream.rangeClosed(1, 3 * weeks)
                        .mapToObj(number -> planned(number, starts(number), 180, null))
                        .toList());
    }

    /// Sessions that came to the plan.
    static SessionsScheduled news(int weeks, List<PlannedSession> sessions) {
        return whole(weeks, null, sessions);
    }

    static SessionsScheduled whole(int weeks, @Nullable Integer attempt, List<PlannedSession> sessions) {
        return new SessionsScheduled(
                ANA,
                STAY,
                new SectionId(new UUID(0, 3)),
                Track.DAY,
                AgeBand.ADULT,
                START,
                weeks,
                9,
                sessions,
                Set.of(),
                attempt);
    }

    static PlannedSession planned(int number, Instant startsAt, int minutes, @Nullable SessionId makeUpFor) {
        return new PlannedSession(
                session(number),
                SessionKind.GROUP,
                Track.DAY,
                startsAt,
                startsAt.plus(Duration.ofMinutes(minutes)),
                makeUpFor);
    }

    static Instant starts(int number) {
        return at(trackDay(number), 9, 0);
    }

    static Instant ends(int number) {
        return at(trackDay(number), 12, 0);
    }

    static Entry entry(Program program, int number) {
        return program.ledger().find(session(number)).orElseThrow();
    }

    /// Says at the end of each session what became of it: a letter of [Sessions] for each.
    static Program after(Program program, String outcomes) {
        var now = program;
        for (int number = 1; number <= outcomes.length(); number++) {
            if (outcomes.charAt(number - 1) != '?') {
                now = say(now, number, outcomes.charAt(number - 1), ends(number))
                        .state();
            }
        }
        return now;
    }

    /// All news of entering one outcome after another, at one time.
    static List<AttendanceEvent> told(Program program, String outcomes, Instant when) {
        var news = new ArrayList<AttendanceEvent>();
        var now = program;
        for (int number = 1; number <= outcomes.length(); number++) {
            var change = say(now, number, outcomes.charAt(number - 1), when);
            change.events().forEach(event -> news.add((AttendanceEvent) event));
            now = change.state();
        }
        return news;
    }

    static Program entered(Program program, String outcomes, Instant when) {
        var now = program;
        for (int number = 1; number <= outcomes.length(); number++) {
            now = say(now, number, outcomes.charAt(number - 1), when).state();
        }
        return now;
    }

    static Change<Program> say(Program program, int number, char outcome, Instant when) {
        var said = Sessions.report(outcome, entry(program, number));
        return program.report(session(number), said, null, STAFF, when);
    }

    static Change<Program> correct(Program program, int number, char outcome, Instant when) {
        var said = Sessions.report(outcome, entry(program, number));
        return program.report(session(number), said, "the sheet was wrong", STAFF, when);
    }

    static SessionAttended attended(int number) {
        return new SessionAttended(
                ANA, STAY, session(number), SessionKind.GROUP, Track.DAY, starts(number), 180, 180, false);
    }

    static SessionAttended partly(int number, int minutes) {
        return new SessionAttended(
                ANA, STAY, session(number), SessionKind.GROUP, Track.DAY, starts(number), 180, minutes, true);
    }

    static SessionMissed missed(int number, MissReason reason) {
        return new SessionMissed(
                ANA, STAY, session(number), SessionKind.GROUP, Track.DAY, starts(number), 180, 0, reason);
    }

    static SessionMissed missed(int number) {
        return missed(number, MissReason.NO_SHOW);
    }

    static AbsenceExcused excused(int number, Excuse excuse, boolean makeUpWanted) {
        return new AbsenceExcused(
                ANA, STAY, session(number), SessionKind.GROUP, Track.DAY, starts(number), 180, excuse, makeUpWanted);
    }

    /// From the fourth day on, with the second seat.
    static TrackChanged toTheEvening(Instant when) {
        var section = new SectionId(new UUID(0, 4));
        return new TrackChanged(ANA, STAY, 2, section, Track.EVENING, Track.DAY, START.plusDays(3), when);
    }

    static Attempt call(Instant when, OutreachResult result) {
        return new Attempt(when, OutreachChannel.PHONE, result, STAFF, when);
    }

    static ScreeningCompleted bam(int number) {
        return new ScreeningCompleted(
                ANA,
                STAY,
                new ScreeningId(new UUID(0, number)),
                Instrument.BAM,
                at(START.plusDays(number), 8, 0),
                true,
                null,
                null,
                null,
                new BamScores(number, 9, 12));
    }
}
