package care.continuum.outcomes.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentKept;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentMissed;
import care.continuum.events.AftercareEvent.ReferralAttended;
import care.continuum.events.AftercareEvent.ReferralUnattended;
import care.continuum.events.AppointmentId;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.CareEvent;
import care.continuum.events.ChangedBy;
import care.continuum.events.Disposition;
import care.continuum.events.IntakeEvent;
import care.continuum.events.IntakeEvent.ClientErased;
import care.continuum.events.Outcome;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.testing.Proves;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramFiguresTest {

    private static final Instant AT = Instant.parse("2037-03-02T15:00:00Z");

    private final Story story = Story.fresh();

    @Test
    @Proves("figures")
    void aCourseIsCountedByTheRulesOfAttendance() {
        var attendance = figures(story.ofOneWhoCompletes()).attendance();

        assertThat(attendance.counted()).isEqualTo(5);
        assertThat(attendance.attended()).isEqualTo(4);
        assertThat(attendance.noShows()).isEqualTo(1);
        assertThat(attendance.excused()).isZero();
        assertThat(attendance.minutes()).isEqualTo(180 + 100 + 60 + 170);
        assertThat(attendance.rate()).isEqualByComparingTo("0.8");
        assertThat(attendance.noShowRate()).isEqualByComparingTo("0.2");
    }

    @Test
    @Proves("figures")
    void theEndAndWhatFollowsAreFigures() {
        var figures = figures(story.ofOneWhoCompletes());

        assertThat(figures.enrolled()).isEqualTo(1);
        assertThat(figures.census()).isZero();
        assertThat(figures.dispositions()).containsEntry(Disposition.COMPLETED, 1);
        assertThat(figures.dispositions()).containsEntry(Disposition.TRANSFERRED, 0);
        assertThat(figures.completionRate()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(figures.medianLengthOfStayDays()).isEqualByComparingTo("8");
        assertThat(figures.averageWeeklyHours()).isEqualByComparingTo("8.5");
        assertThat(figures.continuity().within7Days()).isEqualTo(1);
        assertThat(figures.continuity().rate30Days()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(figures.referrals().closureRate()).isEqualByComparingTo("0.5");
    }

    @Test
    @Proves("first-visit")
    void theFirstVisitIsTheEarlierOfAKeptAppointmentAndAnAttendedReferral() {
        var figures = figures(story.ofOneWhoCompletes());
        assertThat(figures.timeToFirstVisit().visited()).isEqualTo(1);
        assertThat(figures.timeToFirstVisit().medianDays()).isEqualByComparingTo("4");

        var partnerAlone = story.ofOneWhoCompletes().stream()
                .filter(event -> !(event instanceof ContinuingCareAppointmentKept))
                .toList();
        assertThat(figures(partnerAlone).timeToFirstVisit().averageDays()).isEqualByComparingTo("6");
    }

    @Test
    void whatWasKeptByMistakeIsNoVisitAndNoContinuity() {
        var kept = story.ofOneWhoCompletes().stream()
                .flatMap(event -> event instanceof ContinuingCareAppointmentKept it ? Stream.of(it) : Stream.empty())
                .findFirst()
                .orElseThrow();
        var missed = new ContinuingCareAppointmentMissed(
                story.client(), story.episode(), kept.appointmentId(), AT, List.of(7, 30));
        var figures = figures(and(story.ofOneWhoCompletes(), missed));

        assertThat(figures(story.ofOneWhoCompletes()).continuity().within7Days())
                .isEqualTo(1);
        assertThat(figures.continuity().within7Days()).isZero();
        assertThat(figures.continuity().within30Days()).isZero();
        assertThat(figures.timeToFirstVisit().averageDays()).isEqualByComparingTo("6");
    }

    @Test
    void aVisitToAPartnerThatIsTakenBackIsNoFirstVisit() {
        var came = story.ofOneWhoCompletes().stream()
                .filter(event -> !(event instanceof ContinuingCareAppointmentKept))
                .toList();
        var visit = came.stream()
                .flatMap(event -> event instanceof ReferralAttended it ? Stream.of(it) : Stream.empty())
                .findFirst()
                .orElseThrow();

        assertThat(figures(came).timeToFirstVisit().visited()).isEqualTo(1);
        assertThat(figures(and(came, missed(visit, visit.visitAt())))
                        .timeToFirstVisit()
                        .visited())
                .isZero();
        assertThat(figures(and(came, missed(visit, visit.visitAt().minusSeconds(60))))
                        .timeToFirstVisit()
                        .visited())
                .isEqualTo(1);
    }

    private ReferralUnattended missed(ReferralAttended visit, Instant at) {
        return new ReferralUnattended(story.client(), story.episode(), visit.referralId(), visit.kind(), at, 1);
    }

    @Test
    void anErasedClientsHistoryIsCountedAsBefore() {
        var erased = new ClientErased(story.client(), story.episode(), AT);

        assertThat(figures(and(story.ofOneWhoCompletes(), erased))).isEqualTo(figures(story.ofOneWhoCompletes()));
    }

    @Test
    void aVisitBeforeTheDischargeIsNoFirstVisitAfterIt() {
        var early = new ContinuingCareAppointmentKept(
                story.client(), story.episode(), new AppointmentId(new UUID(0, 31)), Story.START.plusDays(7));
        assertThat(figures(and(story.ofOneWhoCompletes(), early))
                        .timeToFirstVisit()
                        .medianDays())
                .isEqualByComparingTo("4");
        var alone = figures(List.of(story.enrolled(), story.ended(8), early)).timeToFirstVisit();
        assertThat(alone.visited()).isZero();
        assertThat(alone.medianDays()).isNull();
        var sameDay = new ContinuingCareAppointmentKept(
                story.client(), story.episode(), new AppointmentId(new UUID(0, 31)), Story.START.plusDays(8));
        assertThat(figures(List.of(story.enrolled(), story.ended(8), sameDay))
                        .timeToFirstVisit()
                        .averageDays())
                .isEqualByComparingTo("0");
    }

    @Test
    @Proves("by-kind-and-track")
    void attendanceIsAlsoToldByKindAndTrack() {
        var figures = figures(story.ofOneWhoCompletes());

        assertThat(figures.attendanceByKind().get(SessionKind.GROUP).counted()).isEqualTo(4);
        assertThat(figures.attendanceByKind().get(SessionKind.INDIVIDUAL).attended())
                .isEqualTo(1);
        assertThat(figures.attendanceByTrack()).containsOnlyKeys(Track.EVENING);
    }

    @Test
    void whatIsToldAgainLeavesNoTrace() {
        var once = heard(story.ofOneWhoCompletes());
        var twice = hear(once, story.ofOneWhoCompletes());

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void aCorrectionReplacesWhatWasToldBefore() {
        var figures = figures(List.of(
                story.enrolled(),
                story.attended(1, 180, false),
                story.corrected(1, Outcome.ATTENDED, Outcome.EXCUSED, 0)));

        assertThat(figures.attendance().counted()).isZero();
        assertThat(figures.attendance().minutes()).isZero();
        assertThat(figures.attendance().excused()).isEqualTo(1);
        assertThat(figures.attendance().rate()).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CLIENT")
    @Proves("figures")
    void aCanceledSessionThatIsMadeUpCounts(ChangedBy by) {
        var news = List.of(story.enrolled(), story.plannedToMakeUp(2), story.canceled(2, by));
        assertThat(figures(news).attendance().counted()).isZero();
        assertThat(figures(and(news, story.madeUp(2))).attendance())
                .returns(1, Attendance::counted)
                .returns(1, Attendance::attended);
        assertThat(figures(List.of(
                                story.enrolled(),
                                story.planned(),
                                story.attended(2, 180, false),
                                story.canceled(2, by)))
                        .attendance()
                        .attended())
                .isEqualTo(1);
    }

    /// As attendance counts: no-shows of the third, the fifth and the first make-up; the fourth is made up, and the
    /// group that made up for the fifth is one of the plan.
    @Test
    @Proves("figures")
    void whatMakesUpStaysSoWhenThePlanIsToldAgain() {
        assertThat(figures(story.ofOneWhoMakesUp()).attendance())
                .returns(5, Attendance::counted)
                .returns(2, Attendance::attended)
                .returns(3, Attendance::noShows)
                .returns(0, Attendance::excused)
                .returns(120, Attendance::minutes);
    }

    /// As attendance counts: the fifth, of the eighth day, was made up the day before, and gets no outcome of its own
    /// where the client has left by then.
    @ParameterizedTest
    @ValueSource(ints = {6, 7})
    @Proves("figures")
    void whatIsMadeUpCountsWhereTheEndTakesIt(int day) {
        var ahead = List.of(story.enrolled(), story.plannedToMakeUp(5), story.madeUp(5));
        assertThat(figures(ahead).attendance().counted()).isZero();
        assertThat(figures(and(ahead, story.left(day))).attendance())
                .returns(1, Attendance::counted)
                .returns(1, Attendance::attended)
                .returns(60, Attendance::minutes);
        assertThat(figures(and(and(ahead, story.left(day)), story.missed(5))))
                .isEqualTo(figures(and(ahead, story.left(day))));
    }

    @Test
    void whatIsNotSettledAtTheEndGetsItsOutcomeLater() {
        var left = List.of(story.enrolled(), story.plannedToMakeUp(5), story.madeUp(5), story.left(8));
        assertThat(figures(left).attendance().counted()).isZero();
        assertThat(figures(and(left, story.missed(5))).attendance())
                .returns(1, Attendance::counted)
                .returns(1, Attendance::attended);
    }

    @Test
    @Proves("figures")
    void aMakeUpThatTheEndTakesMakesUpForNothing() {
        var left = List.of(story.enrolled(), story.plannedToMakeUp(3), story.missed(3), story.left(4));
        assertThat(figures(left).attendance())
                .returns(1, Attendance::counted)
                .returns(0, Attendance::attended)
                .returns(1, Attendance::noShows);
    }

    @Test
    void whatTheClientCanceledIsAttendancesToTell() {
        var news = List.of(story.enrolled(), story.planned(), story.canceled(2, ChangedBy.CLIENT), story.madeUp(2));
        assertThat(figures(news).attendance().counted()).isZero();
    }

    @Test
    @Proves("length-of-stay")
    void theLengthOfStayFollowsCorrectionsAfterTheEnd() {
        var missed = and(story.ofOneWhoCompletes(), story.corrected(5, Outcome.ATTENDED, Outcome.NO_SHOW, 0));
        assertThat(figures(missed).medianLengthOfStayDays()).isEqualByComparingTo("7");
        var never = List.of(
                story.enrolled(),
                story.attended(1, 180, false),
                story.ended(1),
                story.corrected(1, Outcome.ATTENDED, Outcome.NO_SHOW, 0));
        assertThat(figures(never).medianLengthOfStayDays()).isNull();
    }

    @Test
    void theLengthOfStayIsAsItWasToldWhileTheTimeOfAnAttendedSessionIsNotKnown() {
        var early = List.of(story.enrolled(), story.madeUp(4), story.ended(12));
        assertThat(figures(early).medianLengthOfStayDays()).isEqualByComparingTo("12");
    }

    @Test
    @Proves("weekly-hours")
    void aWeekOfWhichNothingIsLeftIsNoneOfTheAverage() {
        var snow = List.of(story.enrolled(), story.week(540, 0, 0));
        assertThat(figures(snow).averageWeeklyHours()).isEqualByComparingTo("0");
        assertThat(figures(and(snow, story.week(0, 0, 0))).averageWeeklyHours()).isNull();
        assertThat(figures(and(snow, story.week(0, 0, 60))).averageWeeklyHours())
                .isEqualByComparingTo("1");
    }

    @Test
    void sessionsYetToComeCountNothing() {
        var figures = figures(List.of(story.enrolled(), story.planned(), story.attended(1, 180, false)));

        assertThat(figures.census()).isEqualTo(1);
        assertThat(figures.attendance().counted()).isEqualTo(1);
        assertThat(figures.attendanceByKind().get(SessionKind.INDIVIDUAL).counted())
                .isZero();
        assertThat(figures.attendanceByKind().get(SessionKind.INDIVIDUAL).rate())
                .isNull();
    }

    @Test
    void nothingHeardGivesNoRates() {
        var figures = ProgramFigures.of(List.of(), Story.NEW_YORK);

        assertThat(figures.enrolled()).isZero();
        assertThat(figures.completionRate()).isNull();
        assertThat(figures.medianLengthOfStayDays()).isNull();
        assertThat(figures.averageWeeklyHours()).isNull();
    }

    @Test
    void everyEventIsReadAsItWasWritten() {
        var hearsay = new Hearsay();
        var json = tools.jackson.databind.json.JsonMapper.builder().build();

        assertThat(story.ofOneWhoCompletes())
                .allSatisfy(event -> assertThat(hearsay.read(hearsay.typeOf(event), json.writeValueAsBytes(event)))
                        .contains(event));
        assertThat(hearsay.read("care.continuum.intake.Unheard.v9", new byte[0]))
                .isEmpty();
    }

    private static List<CareEvent> and(List<? extends CareEvent> told, CareEvent more) {
        return Stream.concat(told.stream(), Stream.of(more)).toList();
    }

    private ProgramFigures figures(List<? extends CareEvent> told) {
        return ProgramFigures.of(heard(told).stays("ana").toList(), Story.NEW_YORK);
    }

    private static ClientFacts heard(List<? extends CareEvent> told) {
        return hear(ClientFacts.NONE, told);
    }

    private static ClientFacts hear(ClientFacts before, List<? extends CareEvent> told) {
        var counts = new HashMap<String, Long>();
        var facts = before;
        for (var event : told) {
            var teller = Stream.of(
                            IntakeEvent.class, SchedulingEvent.class, AttendanceEvent.class, AftercareEvent.class)
                    .filter(type -> type.isInstance(event))
                    .findFirst()
                    .orElseThrow()
                    .getSimpleName();
            facts = facts.hear(teller, counts.merge(teller, 1L, Long::sum), event);
        }
        return facts;
    }
}
