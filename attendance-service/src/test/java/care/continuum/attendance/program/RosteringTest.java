package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.entered;
import static care.continuum.attendance.program.Ana.entry;
import static care.continuum.attendance.program.Ana.excused;
import static care.continuum.attendance.program.Ana.missed;
import static care.continuum.attendance.program.Ana.starts;
import static care.continuum.attendance.terms.Sessions.AUTOMATIC;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.attendance.terms.Sessions.trackDay;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.attendance.terms.Correction;
import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Shortfall;
import care.continuum.attendance.terms.Silence;
import care.continuum.attendance.terms.Standing;
import care.continuum.attendance.terms.Tally;
import care.continuum.attendance.terms.Task;
import care.continuum.events.AttendanceEvent.AttendanceCorrected;
import care.continuum.events.AttendanceEvent.ClientAtRisk;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.CompletionReviewRequested;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.AttendanceEvent.WeeklyHoursEvaluated;
import care.continuum.events.ChangedBy;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.Excuse;
import care.continuum.events.HoursFlag;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.MissReason;
import care.continuum.events.Outcome;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionRescheduled;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/// What scheduling and intake change while a program is under way.
class RosteringTest {

    private static final Instant LATER = at(START.plusDays(30), 9, 0);

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CLIENT")
    @Proves("not-applicable")
    void whatTheClientDidNotCancelIsNotApplicable(ChangedBy by) {
        given(after(enrolled(2), "AA"))
                .when(ana -> cancel(ana, 3, by, ends(2)))
                .thenNothing()
                .thenState(ana -> assertThat(entry(ana, 3).outcome()).isEqualTo(Outcome.NOT_APPLICABLE))
                .thenState(ana -> assertThat(entry(ana, 4).isExpected()).isTrue());
    }

    @Test
    @Proves("complaint-canceled")
    void canceledSessionsNeverCountInARate() {
        var canceled =
                cancel(after(enrolled(1), "AA"), 3, ChangedBy.WEATHER, ends(2)).state();
        assertThat(canceled.due(LATER).state().ledger().tally().counted()).isEqualTo(2);
        assertThat(canceled.ledger().planned()).hasSize(2);

        var missedFirst = cancel(after(enrolled(1), "AAN"), 3, ChangedBy.ORGANIZATION, ends(3));
        assertThat(missedFirst.state().ledger().tally().counted()).isEqualTo(2);
        assertThat(missedFirst.state().course().standing()).isEqualTo(Standing.ON_TRACK);
        assertThat(missedFirst.events()).first().isEqualTo(concernsNoMore(3, Outcome.NO_SHOW));
    }

    @Test
    void whoCameWasThere() {
        var came = after(enrolled(1), "A");
        assertThat(cancel(came, 1, ChangedBy.CLINICIAN, ends(1)).state()).isEqualTo(came);
        assertThat(move(came, 1, starts(9)).state()).isEqualTo(came);
    }

    @Test
    @Proves("client-cancels")
    void aCancellationByTheClientIsExcusedWithNotice() {
        given(enrolled(1))
                .when(ana -> cancel(ana, 2, ChangedBy.CLIENT, starts(2).minus(Duration.ofHours(24))))
                .then(excused(2, Excuse.NOTICE, false));
    }

    @Test
    @Proves("client-cancels")
    void aCancellationByTheClientIsLateWithoutNotice() {
        var late = starts(2).minus(Duration.ofHours(24)).plusMillis(1);
        given(after(enrolled(1), "A"))
                .when(ana -> cancel(ana, 2, ChangedBy.CLIENT, late))
                .thenState(ana -> assertThat(entry(ana, 2).outcome()).isEqualTo(Outcome.LATE_CANCEL));
        assertThat(List.<Object>copyOf(cancel(after(enrolled(1), "A"), 2, ChangedBy.CLIENT, late)
                        .events()))
                .contains(missed(2, MissReason.LATE_CANCEL));
    }

    @Test
    void aNoShowByTheClockGivesWayToACancellationHeardLate() {
        var silent = enrolled(1).due(ends(1)).state();
        var heard = new Rostering(silent, ends(1).plusSeconds(5))
                .canceled(canceled(1, ChangedBy.CLIENT, starts(1).minusSeconds(60)));
        assertThat(entry(heard.state(), 1).outcome()).isEqualTo(Outcome.LATE_CANCEL);
        assertThat(heard.events()).first().isInstanceOf(AttendanceCorrected.class);
    }

    @Test
    void whatStaffSaidOfAnAbsenceStands() {
        var hospital = after(enrolled(1), "H");
        var canceled = cancel(hospital, 1, ChangedBy.CLIENT, starts(1));
        assertThat(entry(canceled.state(), 1).report())
                .isEqualTo(entry(hospital, 1).report());
        assertThat(canceled.events()).isEmpty();

        var back = canceled.state().scheduled(plannedAgain(1), starts(1));
        assertThat(entry(back.state(), 1).isExpected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(chars = {'N', 'L'})
    @Proves("not-applicable")
    void whatTheClinicCanceledCannotBeMadeToCountAgainstTheClient(char absence) {
        var canceled =
                cancel(after(enrolled(1), "A"), 2, ChangedBy.WEATHER, starts(2)).state();
        assertThatThrownBy(() -> Ana.correct(canceled, 2, absence, ends(2)))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("cannot count against them");
        assertThat(entry(Ana.correct(canceled, 2, 'A', ends(2)).state(), 2).outcome())
                .isEqualTo(Outcome.ATTENDED);
    }

    @Test
    void whoCancelsAndComesBackToASessionIsExpectedAgain() {
        var called = starts(3).minus(Duration.ofDays(2));
        var canceled =
                cancel(after(enrolled(1), "A"), 3, ChangedBy.CLIENT, called).state();
        assertThat(entry(canceled, 3).outcome()).isEqualTo(Outcome.EXCUSED);
        var back = canceled.scheduled(plannedAgain(3), called.plusSeconds(60));
        assertThat(entry(back.state(), 3).isExpected()).isTrue();
        assertThat(List.<Object>copyOf(back.events())).contains(concernsNoMore(3, Outcome.EXCUSED));
        assertThat(List.<Object>copyOf(Ana.say(back.state(), 3, 'A', ends(3)).events()))
                .contains(Ana.attended(3));

        var off = cancel(back.state(), 3, ChangedBy.CLIENT, starts(3).minusSeconds(60));
        assertThat(entry(off.state(), 3).outcome()).isEqualTo(Outcome.LATE_CANCEL);
    }

    /// The plan is told whole more than once; what was not canceled with scheduling is in it all the same.
    @Test
    void anAbsenceThatStaffEnteredStandsWhenThePlanIsToldAgain() {
        var hospital = after(enrolled(1), "H");
        assertThat(entry(hospital.scheduled(plannedAgain(1), ends(1)).state(), 1))
                .isEqualTo(entry(hospital, 1));
    }

    private static SessionsScheduled plannedAgain(int number) {
        return Ana.news(1, List.of(Ana.planned(number, starts(number), 180, null)));
    }

    @Test
    void aRescheduledSessionIsExpectedAtItsNewTime() {
        var to = at(trackDay(1).plusDays(1), 14, 0);
        given(enrolled(1)).when(ana -> move(ana, 1, to)).thenNothing().thenState(ana -> {
            assertThat(entry(ana, 1).startsAt()).isEqualTo(to);
            assertThat(entry(ana, 1).isExpected()).isTrue();
            assertThat(entry(ana, 1).sheetDueAt()).isEqualTo(to.plus(Duration.ofHours(3)));
            assertThat(ana.due(ends(1)).events()).isEmpty();
        });
    }

    @Test
    void whatWasSaidOfTheOldTimeIsVoid() {
        var to = at(trackDay(1).plusDays(1), 14, 0);
        var moved = move(after(enrolled(1), "N"), 1, to);
        assertThat(moved.events()).first().isInstanceOf(AttendanceCorrected.class);
        assertThat(entry(moved.state(), 1).isExpected()).isTrue();
        assertThat(moved.state().ledger().tally().counted()).isZero();
    }

    @Test
    @Proves("check-in-and-out")
    void whoIsThereWhenTheSessionIsMovedOnItsDayIsThereStill() {
        var present =
                enrolled(1).checkIn(session(1), starts(1).minusSeconds(120)).state();
        var later = move(present, 1, at(START, 14, 0)).state();
        assertThat(entry(later, 1).checkedInAt()).isEqualTo(starts(1).minusSeconds(120));
        assertThat(later.due(at(START, 17, 0)).state().ledger().tally().counted())
                .isZero();

        var tomorrow = move(present, 1, at(START.plusDays(1), 9, 0)).state();
        assertThat(entry(tomorrow, 1).isExpected()).isTrue();
    }

    @Test
    @Proves("check-in-and-out")
    void nobodyChecksOutOfASessionThatWasCanceled() {
        var present =
                enrolled(1).checkIn(session(1), starts(1).minusSeconds(120)).state();
        var canceled = cancel(present, 1, ChangedBy.WEATHER, starts(1).plusSeconds(7200))
                .state();
        given(canceled).when(ana -> ana.checkOut(session(1), ends(1))).thenRefused("record-settled");
    }

    @Test
    @Proves("contact")
    void theNoticeOfAnAbsenceIsContactWhateverBecomesOfTheSession() {
        var called = starts(3).minus(Duration.ofDays(2));
        var excused = cancel(enrolled(1), 3, ChangedBy.CLIENT, called).state();
        assertThat(entry(cancel(excused, 3, ChangedBy.WEATHER, ends(2)).state(), 3)
                        .contactAt())
                .isEqualTo(called);
        assertThat(entry(move(excused, 3, starts(9)).state(), 3).contactAt()).isEqualTo(called);

        var back = excused.scheduled(plannedAgain(3), ends(2)).state();
        assertThat(entry(back, 3).contactAt()).isEqualTo(called);
        assertThat(entry(Ana.say(back, 3, 'A', ends(3)).state(), 3).contactAt()).isEqualTo(starts(3));
    }

    @Test
    void anUnknownSessionChangesNothing() {
        assertThat(cancel(enrolled(1), 99, ChangedBy.CLINICIAN, ends(1)).state())
                .isEqualTo(enrolled(1));
    }

    /// Who came was there, and a no-show counts no more.
    @ParameterizedTest
    @CsvSource({"5, 6", "6, 5"})
    void aCancellationAfterTheCompletionAsksForNoReviewWhereTheCriteriaHoldStill(int number, int counted) {
        var done = entered(enrolled(2, AUTOMATIC, LATER), "AAAAAN", LATER);
        assertThat(done.course().isCompleted()).isTrue();
        var canceled = cancel(done, number, ChangedBy.CLINICIAN, LATER);
        assertThat(canceled.events()).noneMatch(CompletionReviewRequested.class::isInstance);
        assertThat(canceled.state().ledger().tally()).isEqualTo(new Tally(counted, 5));
        assertThat(canceled.state().course().recheckDueAt()).isNull();
    }

    @Test
    @Proves("completion-review")
    void aCancellationAfterTheCompletionAsksForAReviewUntilTheCriteriaHoldAgain() {
        var done = entered(enrolled(1, AUTOMATIC, LATER), "AAA", LATER);
        var missed = Ana.correct(Ana.correct(done, 2, 'N', LATER).state(), 3, 'N', LATER)
                .state();
        var oneOfTwo = cancel(missed, 2, ChangedBy.CLINICIAN, LATER);
        assertThat(oneOfTwo.events())
                .filteredOn(CompletionReviewRequested.class::isInstance)
                .singleElement()
                .isEqualTo(new CompletionReviewRequested(ANA, STAY, session(2), LATER));

        var oneOfOne = cancel(oneOfTwo.state(), 3, ChangedBy.CLINICIAN, LATER);
        assertThat(oneOfOne.events()).noneMatch(CompletionReviewRequested.class::isInstance);
        assertThat(oneOfOne.state().tasks()).noneMatch(task -> task.kind() == Task.Kind.COMPLETION_REVIEW);
    }

    @Test
    void theDaysOfAHoldMoveThePlansEnd() {
        var held = suspend(entered(enrolled(1, AUTOMATIC, ends(3)), "AA", ends(3)), ends(3))
                .state();
        var canceled = cancel(held, 3, ChangedBy.ORGANIZATION, ends(3)).state();
        assertThat(canceled.ledger().isSettled()).isTrue();
        var waiting = canceled.due(at(START.plusDays(7), 0, 0));
        assertThat(waiting.events()).noneMatch(ProgramCompleted.class::isInstance);
        assertThat(waiting.state().course().reviewDueAt()).isNull();

        var back = resume(waiting.state(), 10, at(START.plusDays(14), 9, 0));
        assertThat(Objects.requireNonNull(back.state().plan()).end()).isEqualTo(START.plusDays(17));
        assertThat(back.events()).noneMatch(ProgramCompleted.class::isInstance);
        assertThat(back.state().dueAt()).isEqualTo(at(START.plusDays(17), 0, 0));
        var told = back.state().scheduled(whole(2, Ana.planned(1, starts(1), 180, null)), at(START.plusDays(14), 9, 0));
        assertThat(told.state().due(at(START.plusDays(17), 0, 0)).events())
                .hasAtLeastOneElementOfType(ProgramCompleted.class);
    }

    @Test
    @Proves({"hold", "track-change"})
    void whatTookTheClientOffMayBeHeardOfLater() {
        var attended = after(enrolled(1, AUTOMATIC, Ana.BEFORE), "AA");
        decidesNothing(takenOff(attended, 3, 1, ends(2)).state(), 2);
    }

    @Test
    @Proves({"hold", "track-change"})
    void anEarlierChangeThatIsHeardLateEndsNoWaitingForALaterOne() {
        var attended = after(enrolled(1, AUTOMATIC, Ana.BEFORE), "AA");
        var inTheEvening = takenOff(attended, 3, 1, ends(2))
                .state()
                .scheduled(whole(2, Ana.planned(3, starts(4), 180, null)), ends(2))
                .state();
        var off = takenOff(inTheEvening, 3, 2, ends(2)).state();
        decidesNothing(
                new Rostering(off, ends(2))
                        .trackChanged(Ana.toTheEvening(ends(2)))
                        .state(),
                3);
    }

    @Test
    void afterTheEndNothingIsAwaited() {
        var done = entered(enrolled(2, AUTOMATIC, LATER), "AAAAAN", LATER);
        assertThat(done.course().isCompleted()).isTrue();
        var late = takenOff(done, 6, 1, LATER);
        assertThat(late.events()).noneMatch(CompletionReviewRequested.class::isInstance);
        assertThat(Ana.correct(late.state(), 5, 'P', LATER).events())
                .noneMatch(CompletionReviewRequested.class::isInstance);
    }

    @Test
    @Proves("hold")
    void afterAHoldNothingIsDecidedBeforeTheRestIsPlanned() {
        var held = suspend(after(enrolled(1, AUTOMATIC, Ana.BEFORE), "AA"), ends(2))
                .state();
        var off = cancel(held, 3, ChangedBy.ORGANIZATION, ends(2)).state();
        var back = resume(off, 1, ends(2).plus(Duration.ofDays(1))).state();
        decidesNothing(back, 2);
    }

    @Test
    @Proves("track-change")
    void afterAChangeOfTrackNothingIsDecidedBeforeTheRestIsPlanned() {
        var attended = after(enrolled(1, AUTOMATIC, Ana.BEFORE), "AA");
        var off = cancel(attended, 3, ChangedBy.ORGANIZATION, ends(2)).state();
        decidesNothing(
                new Rostering(off, ends(2))
                        .trackChanged(Ana.toTheEvening(ends(2)))
                        .state(),
                2);
    }

    /// The plan is over, and what is left of it has no time yet: that comes on the tenth day.
    private static void decidesNothing(Program awaiting, int attempt) {
        var over = at(START.plusDays(8), 0, 0);
        var waiting = awaiting.due(over);
        assertThat(waiting.events()).noneMatch(ProgramCompleted.class::isInstance);
        assertThat(waiting.state().course().reviewDueAt()).isNull();
        assertThat(new Closing(waiting.state(), over).missing()).containsExactly(Shortfall.SESSIONS);

        var beside = Ana.news(1, List.of(Ana.planned(8, starts(4), 60, session(1))));
        assertThat(new Closing(waiting.state().scheduled(beside, over).state(), over).missing())
                .containsExactly(Shortfall.SESSIONS);

        var last = Ana.planned(7, at(START.plusDays(9), 9, 0), 180, null);
        var planned = waiting.state().scheduled(whole(attempt, last), over);
        assertThat(planned.events()).noneMatch(ProgramCompleted.class::isInstance);
        assertThat(Ana.say(planned.state(), 7, 'A', last.endsAt()).events())
                .hasAtLeastOneElementOfType(ProgramCompleted.class);
    }

    private static SessionsScheduled whole(int attempt, PlannedSession more) {
        return Ana.whole(1, attempt, List.of(Ana.planned(2, starts(2), 180, null), more));
    }

    @Test
    @Proves("weekly-hours")
    void aWeekOfWhichNothingIsLeftIsToldAgainWithoutAFlag() {
        var monday = at(START.plusDays(7), 8, 0);
        var ana = after(enrolled(2), "NNN").due(monday).state();
        assertThat(ana.course().weeksTold().getLast().flags()).containsExactly(HoursFlag.BELOW_LOC_2_1);

        ana = cancel(ana, 1, ChangedBy.WEATHER, monday).state();
        ana = cancel(ana, 2, ChangedBy.WEATHER, monday).state();
        var emptied = cancel(ana, 3, ChangedBy.WEATHER, monday);
        assertThat(List.<Object>copyOf(emptied.events()))
                .contains(new WeeklyHoursEvaluated(ANA, STAY, 1, START, 0, 0, 0, 0, Set.of()));
        assertThat(emptied.state().due(monday).events()).isEmpty();
    }

    @Test
    void nobodyWaitsForAClientOnHold() {
        var held = suspend(enrolled(4), starts(1)).state();
        var silent = at(START.plusDays(15), 9, 0);
        assertThat(new Silence(held.ledger(), Objects.requireNonNull(held.plan()), held.outreach(), RULES)
                        .isTooLong(silent))
                .isFalse();
        assertThat(held.tasks()).extracting(Task::kind).containsOnly(Task.Kind.SHEET);
    }

    @Test
    void aHoldIsKnownWhicheverComesFirst() {
        var early = new Rostering(Program.awaited(ANA, STAY, RULES), Ana.BEFORE)
                .suspended(new EnrollmentSuspended(ANA, STAY, START, Ana.BEFORE))
                .state()
                .scheduled(Ana.planOf(1), Ana.BEFORE)
                .state();
        assertThat(early).isEqualTo(suspendOn(enrolled(1), Ana.BEFORE).state());
    }

    @Test
    void whoWithdrawsFromTheProgramIsDischargedByTheirOwnDecision() {
        var left = new Rostering(after(enrolled(1), "A"), ends(2))
                .withdrawn(new EnrollmentWithdrawn(ANA, STAY, ends(1), true));
        assertThat(List.<Object>copyOf(left.events()))
                .contains(new ClientDischarged(
                        ANA, STAY, Disposition.NOT_COMPLETED, DischargeReason.CLIENT_DECISION, START, 1, 1, 1));
        assertThat(left.state().ledger().entries()).extracting(Entry::isSettled).containsOnly(true);
        assertThat(new Rostering(left.state(), ends(2))
                        .withdrawn(new EnrollmentWithdrawn(ANA, STAY, ends(1), true))
                        .events())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasLeftMissesNothing(boolean clockFirst) {
        var enrolled = after(enrolled(2), "A");
        var silent = clockFirst ? enrolled.due(ends(2)).state().due(ends(4)).state() : enrolled;
        var left = new Rostering(silent, ends(4)).withdrawn(new EnrollmentWithdrawn(ANA, STAY, ends(1), true));
        assertThat(List.<Object>copyOf(left.events()))
                .contains(new ClientDischarged(
                        ANA, STAY, Disposition.NOT_COMPLETED, DischargeReason.CLIENT_DECISION, START, 1, 1, 1));
        assertThat(left.state().ledger().entries())
                .extracting(Entry::outcome)
                .containsOnlyOnce(Outcome.ATTENDED)
                .containsOnly(Outcome.ATTENDED, Outcome.NOT_APPLICABLE);
        assertThat(left.state().course().standing()).isEqualTo(Standing.ON_TRACK);
        assertThat(left.state().tasks()).isEmpty();
    }

    @Test
    void whatTheClockTookForANoShowAfterTheEndIsCorrected() {
        var silent = after(enrolled(2), "A").due(ends(2)).state().due(ends(4)).state();
        var left = new Rostering(silent, ends(4)).withdrawn(new EnrollmentWithdrawn(ANA, STAY, ends(2), true));
        assertThat(left.events())
                .filteredOn(AttendanceCorrected.class::isInstance)
                .extracting(told -> ((AttendanceCorrected) told).sessionId())
                .containsExactly(session(3), session(4));
        assertThat(left.events()).noneMatch(ClientAtRisk.class::isInstance);
        assertThat(left.state().ledger().corrections())
                .extracting(Correction::by)
                .containsOnly("intake");
        assertThat(entry(left.state(), 2).outcome()).isEqualTo(Outcome.NO_SHOW);
    }

    @Test
    void whatStaffSaidAfterTheEndStands() {
        var canceled = after(enrolled(2), "AL");
        var left = new Rostering(canceled, ends(2)).withdrawn(new EnrollmentWithdrawn(ANA, STAY, ends(1), true));
        assertThat(entry(left.state(), 2).outcome()).isEqualTo(Outcome.LATE_CANCEL);
    }

    private static AttendanceCorrected concernsNoMore(int number, Outcome before) {
        return new AttendanceCorrected(
                ANA,
                STAY,
                session(number),
                SessionKind.GROUP,
                Track.DAY,
                starts(number),
                180,
                before,
                0,
                Outcome.NOT_APPLICABLE,
                0);
    }

    private static Change<Program> cancel(Program ana, int number, ChangedBy by, Instant when) {
        return new Rostering(ana, when).canceled(canceled(number, by, when));
    }

    /// By a hold or a change of track.
    private static Change<Program> takenOff(Program ana, int number, int attempt, Instant when) {
        return new Rostering(ana, when).canceled(canceled(number, ChangedBy.ORGANIZATION, when, attempt));
    }

    private static SessionCanceled canceled(int number, ChangedBy by, Instant when) {
        return canceled(number, by, when, null);
    }

    private static SessionCanceled canceled(int number, ChangedBy by, Instant when, @Nullable Integer attempt) {
        return new SessionCanceled(
                ANA,
                STAY,
                session(number),
                SessionKind.GROUP,
                Track.DAY,
                starts(number),
                ends(number),
                by,
                when,
                attempt);
    }

    private static Change<Program> move(Program ana, int number, Instant to) {
        return new Rostering(ana, ends(1))
                .moved(new SessionRescheduled(
                        ANA,
                        STAY,
                        session(number),
                        SessionKind.GROUP,
                        Track.DAY,
                        to,
                        to.plus(Duration.ofHours(3)),
                        starts(number),
                        ChangedBy.CLINICIAN,
                        ends(1)));
    }

    private static Change<Program> suspend(Program ana, Instant when) {
        return new Rostering(ana, when).suspended(new EnrollmentSuspended(ANA, STAY, RULES.day(when), when));
    }

    private static Change<Program> suspendOn(Program ana, Instant when) {
        return new Rostering(ana, when).suspended(new EnrollmentSuspended(ANA, STAY, START, when));
    }

    private static Change<Program> resume(Program ana, int days, Instant when) {
        return new Rostering(ana, when)
                .resumed(new EnrollmentResumed(
                        ANA, STAY, 2, new SectionId(new UUID(0, 3)), Track.DAY, RULES.day(when), days, when));
    }
}
