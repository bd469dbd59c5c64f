package care.continuum.outcomes.terms;

import care.continuum.events.AftercareEvent.ContinuingCareAppointmentKept;
import care.continuum.events.AftercareEvent.ContinuityMet;
import care.continuum.events.AftercareEvent.ReferralAttended;
import care.continuum.events.AftercareEvent.ReferralClosed;
import care.continuum.events.AftercareEvent.ReferralCreated;
import care.continuum.events.AgeBand;
import care.continuum.events.AppointmentId;
import care.continuum.events.AttendanceEvent.AbsenceExcused;
import care.continuum.events.AttendanceEvent.AttendanceCorrected;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.AttendanceEvent.SessionAttended;
import care.continuum.events.AttendanceEvent.SessionMadeUp;
import care.continuum.events.AttendanceEvent.SessionMissed;
import care.continuum.events.AttendanceEvent.WeeklyHoursEvaluated;
import care.continuum.events.CareEvent;
import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.Excuse;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.MissReason;
import care.continuum.events.Outcome;
import care.continuum.events.PlanId;
import care.continuum.events.Reason;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import care.continuum.events.ReferralStatus;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.SectionId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What happened to one client, as told.
public record Story(ClientId client, EpisodeId episode) {

    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    public static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final Instant NINE = Instant.parse("2026-03-02T14:00:00Z");
    /// Late in the evening of March 16: another day in the clinic than in UTC.
    private static final Instant VISIT = Instant.parse("2026-03-17T02:00:00Z");
    private static final int MAKE_UP = 14;
    private static final int SECOND_MAKE_UP = 15;
    private static final int GROUP = 16;

    public static Story fresh() {
        return new Story(new ClientId(UUID.randomUUID()), new EpisodeId(UUID.randomUUID()));
    }

    /// Attended, partly attended, missed, excused and made up, corrected; completed, and kept by day 7.
    public List<CareEvent> ofOneWhoCompletes() {
        return List.of(
                enrolled(),
                planned(),
                attended(1, 180, false),
                attended(2, 100, true),
                missed(3),
                excused(4),
                madeUp(4),
                missed(5),
                corrected(5, Outcome.NO_SHOW, Outcome.ATTENDED, 170),
                new WeeklyHoursEvaluated(client, episode, 1, START, 540, 450, 60, 2, Set.of()),
                ended(8),
                new ReferralCreated(
                        client,
                        episode,
                        new PlanId(id(20)),
                        referral(21),
                        ReferralKind.PSYCHIATRY,
                        ReferralStatus.DRAFT),
                new ReferralCreated(
                        client,
                        episode,
                        new PlanId(id(20)),
                        referral(22),
                        ReferralKind.TWELVE_STEP,
                        ReferralStatus.DRAFT),
                new ReferralClosed(client, episode, referral(22), ReferralKind.TWELVE_STEP, NINE),
                new ReferralAttended(client, episode, referral(21), ReferralKind.PSYCHIATRY, VISIT),
                new ContinuingCareAppointmentKept(client, episode, new AppointmentId(id(30)), START.plusDays(12)),
                new ContinuityMet(client, episode, new AppointmentId(id(30)), 7, START.plusDays(12)),
                new ContinuityMet(client, episode, new AppointmentId(id(30)), 30, START.plusDays(12)));
    }

    /// The fourth is made up at the second try, told as the make-up of the first one. The fifth is made up in a group
    /// that becomes one of the plan. Scheduling tells the whole plan again at the end.
    List<CareEvent> ofOneWhoMakesUp() {
        return List.of(
                enrolled(),
                planned(),
                missed(3),
                excused(4),
                missed(5),
                plan(List.of(planned(SECOND_MAKE_UP, MAKE_UP), planned(GROUP, 5))),
                missed(MAKE_UP),
                madeUp(4, SECOND_MAKE_UP),
                madeUp(5, GROUP),
                plan(Stream.concat(
                                planned().sessions().stream(),
                                Stream.of(planned(SECOND_MAKE_UP, MAKE_UP), planned(GROUP, null)))
                        .toList()));
    }

    public ClientEnrolled enrolled() {
        return new ClientEnrolled(
                client,
                episode,
                1,
                new SectionId(id(40)),
                Track.EVENING,
                AgeBand.ADULT,
                Reason.SUBSTANCE_USE,
                START,
                1,
                9,
                Set.of(),
                NINE);
    }

    /// Four groups, one hour alone, and the make-up of it.
    SessionsScheduled planned() {
        return plannedToMakeUp(4);
    }

    SessionsScheduled plannedToMakeUp(int missed) {
        return plan(Stream.concat(
                        Stream.of(1, 2, 3, 4, 5).map(number -> planned(number, null)),
                        Stream.of(planned(MAKE_UP, missed)))
                .toList());
    }

    private SessionsScheduled plan(List<PlannedSession> sessions) {
        return new SessionsScheduled(
                client,
                episode,
                new SectionId(id(40)),
                Track.EVENING,
                AgeBand.ADULT,
                START,
                1,
                9,
                sessions,
                Set.of(),
                1);
    }

    private PlannedSession planned(int number, @Nullable Integer makeUpFor) {
        var alone = kind(number) == SessionKind.INDIVIDUAL;
        return new PlannedSession(
                session(number),
                kind(number),
                alone ? null : Track.EVENING,
                starts(number),
                starts(number).plus(Duration.ofMinutes(alone ? 60 : 180)),
                makeUpFor == null ? null : session(makeUpFor));
    }

    private static SessionKind kind(int number) {
        return number == 4 || number == MAKE_UP || number == SECOND_MAKE_UP
                ? SessionKind.INDIVIDUAL
                : SessionKind.GROUP;
    }

    /// The fifth on the eighth day, the make-up the day before.
    static Instant starts(int number) {
        return NINE.plus(Duration.ofDays(
                switch (number) {
                    case 1, 2, 3, 4 -> number - 1;
                    case 5 -> 7;
                    default -> 6;
                }));
    }

    SessionAttended attended(int number, int minutes, boolean partial) {
        return new SessionAttended(
                client,
                episode,
                session(number),
                SessionKind.GROUP,
                Track.EVENING,
                starts(number),
                180,
                minutes,
                partial);
    }

    SessionMissed missed(int number) {
        return missed(number, MissReason.NO_SHOW);
    }

    SessionMissed missed(int number, MissReason reason) {
        return new SessionMissed(
                client, episode, session(number), kind(number), Track.EVENING, starts(number), 180, 0, reason);
    }

    AttendanceCorrected corrected(int number, Outcome from, Outcome to, int minutes) {
        return new AttendanceCorrected(
                client,
                episode,
                session(number),
                SessionKind.GROUP,
                Track.EVENING,
                starts(number),
                180,
                from,
                0,
                to,
                minutes);
    }

    SessionCanceled canceled(int number, ChangedBy by) {
        var at = starts(number);
        return new SessionCanceled(
                client,
                episode,
                session(number),
                SessionKind.GROUP,
                Track.EVENING,
                at,
                at.plus(Duration.ofHours(3)),
                by,
                at.minus(Duration.ofDays(2)),
                null);
    }

    ProgramCompleted ended(int days) {
        return new ProgramCompleted(client, episode, START.plusDays(8), 5, 4, days);
    }

    /// On that day of the program, from 0.
    ClientDischarged left(int day) {
        return new ClientDischarged(
                client, episode, Disposition.NOT_COMPLETED, DischargeReason.MOVED, START.plusDays(day), 0, 0, null);
    }

    SessionMadeUp madeUp(int number) {
        return madeUp(number, MAKE_UP);
    }

    private SessionMadeUp madeUp(int number, int by) {
        return new SessionMadeUp(client, episode, session(number), session(by), 60, null);
    }

    WeeklyHoursEvaluated week(int scheduled, int attended, int makeUp) {
        return new WeeklyHoursEvaluated(client, episode, 1, START, scheduled, attended, makeUp, 0, Set.of());
    }

    private AbsenceExcused excused(int number) {
        return new AbsenceExcused(
                client,
                episode,
                session(number),
                SessionKind.INDIVIDUAL,
                null,
                starts(number),
                60,
                Excuse.NOTICE,
                true);
    }

    private SessionId session(int number) {
        return new SessionId(id(number));
    }

    private ReferralId referral(int number) {
        return new ReferralId(id(number));
    }

    private UUID id(int number) {
        return new UUID(episode.value().getMostSignificantBits(), number);
    }
}
