package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAFF;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.call;
import static care.continuum.attendance.program.Ana.correct;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.entered;
import static care.continuum.attendance.program.Ana.entry;
import static care.continuum.attendance.program.Ana.say;
import static care.continuum.attendance.terms.Sessions.AUTOMATIC;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.attendance.terms.Standing.AT_RISK;
import static care.continuum.attendance.terms.Standing.DISENGAGED;
import static care.continuum.attendance.terms.Standing.ON_TRACK;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.program.ClientController.DischargeRequest;
import care.continuum.attendance.terms.Rules;
import care.continuum.attendance.terms.Tally;
import care.continuum.events.AttendanceEvent.ClientAtRisk;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.ClientDisengaged;
import care.continuum.events.AttendanceEvent.CompletionReviewRequested;
import care.continuum.events.AttendanceEvent.OutreachRequested;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.AttendanceEvent.SessionMadeUp;
import care.continuum.events.AttendanceEvent.WeeklyHoursEvaluated;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.Outcome;
import care.continuum.events.OutreachResult;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.messaging.NotFound;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingTest {

    private static final Instant LATER = at(START.plusDays(30), 9, 0);

    @Test
    @Proves("completed-once")
    void aClinicianConfirmsTheCompletion() {
        given(entered(enrolled(2, RULES, LATER), "AAAAAE", LATER))
                .when(ana -> ana.complete(null, STAFF, LATER))
                .then(new ProgramCompleted(ANA, STAY, START.plusDays(30), 5, 5, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NNAAAA", "AAAAA", "AAANNN", "EEEAAA"})
    void whoIsNotEligibleCannotComplete(String outcomes) {
        given(entered(enrolled(2, RULES, LATER), outcomes, LATER))
                .when(ana -> ana.complete(null, STAFF, LATER))
                .thenRefused("not-eligible");
    }

    @Test
    @Proves("crisis")
    void anOpenCrisisBlocksCompletion() {
        given(entered(enrolled(1, RULES, LATER), "AAA", LATER)
                        .crisis(LATER, LATER)
                        .state())
                .when(ana -> ana.complete(null, STAFF, LATER))
                .thenRefused("not-eligible");
    }

    @Test
    void thereIsExactlyOneEnd() {
        var done = entered(enrolled(1, AUTOMATIC, LATER), "AAA", LATER);
        given(done).when(ana -> ana.complete(null, STAFF, LATER)).thenRefused("already-discharged");
        given(done)
                .when(ana -> ana.discharge(Disposition.TRANSFERRED, DischargeReason.MEDICAL, STAFF, LATER))
                .thenRefused("already-discharged");
        given(done).when(ana -> ana.due(LATER)).thenNothing();
    }

    @Test
    void whoHasNoPlanHasNoProgramToComplete() {
        Assertions.assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Program.awaited(ANA, STAY, RULES).complete(null, STAFF, LATER));
    }

    @ParameterizedTest
    @EnumSource(
            value = DischargeReason.class,
            names = {"ATTENDANCE", "LOST_CONTACT", "FINANCIAL", "LACK_OF_PROGRESS"})
    @Proves("administrative-discharge")
    void someReasonsNeedTwoRecordedOutreachAttempts(DischargeReason reason) {
        assertThat(Closing.isAdministrative(reason)).isTrue();
        var once = enrolled(1)
                .reachedOut(call(ends(1), OutreachResult.NO_ANSWER), ends(1))
                .state();
        given(once)
                .when(ana -> ana.discharge(Disposition.NOT_COMPLETED, reason, STAFF, ends(1)))
                .thenRefused("outreach-first");

        var again = once.reachedOut(call(ends(1), OutreachResult.NO_ANSWER), ends(1))
                .state();
        given(again)
                .when(ana -> ana.discharge(Disposition.NOT_COMPLETED, reason, STAFF, ends(1)))
                .thenRefused("outreach-first");

        var twice = once.reachedOut(call(ends(1).plusSeconds(60), OutreachResult.NO_ANSWER), ends(1).plusSeconds(60))
                .state();
        given(twice)
                .when(ana -> ana.discharge(Disposition.NOT_COMPLETED, reason, STAFF, ends(1)))
                .then(new ClientDischarged(ANA, STAY, Disposition.NOT_COMPLETED, reason, START, 0, 0, null));
    }

    @ParameterizedTest
    @EnumSource(
            value = DischargeReason.class,
            mode = Mode.EXCLUDE,
            names = {"ATTENDANCE", "LOST_CONTACT", "FINANCIAL", "LACK_OF_PROGRESS"})
    void theOtherReasonsNeedNone(DischargeReason reason) {
        assertThat(Closing.isAdministrative(reason)).isFalse();
        given(after(enrolled(1), "A"))
                .when(ana -> ana.discharge(Disposition.NOT_COMPLETED, reason, STAFF, ends(1)))
                .then(new ClientDischarged(ANA, STAY, Disposition.NOT_COMPLETED, reason, START, 1, 1, 1));
    }

    @ParameterizedTest
    @EnumSource(DischargeReason.class)
    void whoHasDiedIsNotTransferred(DischargeReason reason) {
        assertThat(DischargeRequest.fitting(Disposition.NOT_COMPLETED, reason)).isEmpty();
        assertThat(DischargeRequest.fitting(Disposition.TRANSFERRED, reason).isEmpty())
                .isEqualTo(reason != DischargeReason.DIED);
    }

    @Test
    @Proves("discharged-on")
    void dischargedOnIsTheClinicsDayOfTheDecision() {
        var lateEvening = at(START.plusDays(1), 23, 30);
        assertThat(after(enrolled(1), "A")
                        .discharge(Disposition.NOT_COMPLETED, DischargeReason.MOVED, STAFF, lateEvening)
                        .state()
                        .course()
                        .discharge())
                .isNotNull()
                .satisfies(ended -> assertThat(ended.dischargedOn()).isEqualTo(START.plusDays(1)));
    }

    @ParameterizedTest
    @CsvSource({"A, 1", "AA, 3", "AAA, 5", "AAN, 3", "NNA, 5", "AAE, 3"})
    @Proves("length-of-stay")
    void theLengthOfStayIsFromTheStartToTheLastAttendedDay(String outcomes, int days) {
        var ana = entered(enrolled(1, RULES, LATER), outcomes, LATER);
        assertThat(new Closing(ana, LATER).lengthOfStay()).isEqualTo(days);
    }

    @Test
    void whoNeverCameHasNoLengthOfStay() {
        assertThat(new Closing(entered(enrolled(1, RULES, LATER), "NNN", LATER), LATER).lengthOfStay())
                .isNull();
    }

    @Test
    void sessionsAfterTheDischargeConcernTheClientNoMore() {
        var left = after(enrolled(1), "A")
                .discharge(Disposition.NOT_COMPLETED, DischargeReason.MOVED, STAFF, ends(1))
                .state();
        assertThat(entry(left, 2).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(left.due(ends(3)).events()).isEmpty();
        assertThat(left.course().standing())
                .isEqualTo(left.due(LATER).state().course().standing());
    }

    @Test
    void aMakeUpAfterTheCompletionConcernsTheClientNoMore() {
        var at = at(START.plusDays(9), 14, 0);
        var done = after(enrolled(1, AUTOMATIC, Ana.BEFORE), "AAH")
                .scheduled(Ana.news(1, List.of(Ana.planned(9, at, 60, session(3)))), ends(3))
                .state()
                .due(at(START.plusDays(7), 0, 0))
                .state();
        assertThat(done.course().isCompleted()).isTrue();
        assertThat(entry(done, 9).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(done.due(LATER).events()).isEmpty();

        var came = correct(done, 9, 'A', at.plusSeconds(3600));
        assertThat(came.events())
                .hasAtLeastOneElementOfType(SessionMadeUp.class)
                .noneMatch(CompletionReviewRequested.class::isInstance);
    }

    /// The third was made up ahead. Nothing is told of it at the end, by which outcomes know it all the same.
    @Test
    @Proves("made-up")
    void whatWasMadeUpCountsWhereTheEndTakesItAndWhatWasYetToBeDoesNot() {
        var ahead = Ana.planned(9, at(START.plusDays(1), 14, 0), 180, session(3));
        var behind = Ana.planned(10, at(START.plusDays(3), 14, 0), 180, session(2));
        var open = after(enrolled(1), "AN")
                .scheduled(Ana.news(1, List.of(ahead, behind)), ends(2))
                .state();
        var madeUp = say(open, 9, 'A', ends(2)).state();
        assertThat(madeUp.ledger().tally()).isEqualTo(new Tally(2, 1));

        var left = madeUp.discharge(Disposition.NOT_COMPLETED, DischargeReason.MOVED, STAFF, ends(2));
        assertThat(left.events())
                .singleElement()
                .isEqualTo(new ClientDischarged(
                        ANA, STAY, Disposition.NOT_COMPLETED, DischargeReason.MOVED, START.plusDays(2), 3, 2, 2));
        assertThat(left.state().ledger().outcome(entry(left.state(), 3))).isEqualTo(Outcome.MADE_UP);
        assertThat(left.state().ledger().outcome(entry(left.state(), 2))).isEqualTo(Outcome.NO_SHOW);
        assertThat(left.state().due(LATER).state().ledger().tally()).isEqualTo(new Tally(3, 2));
    }

    @Test
    @Proves({"automatic-completion", "make-up-need"})
    void aMakeUpThatIsBookedDelaysNoCompletionThroughSilence() {
        var makeUp = Ana.planned(9, at(START.plusDays(30), 14, 0), 60, session(6));
        var silent = after(fourWeeks(AUTOMATIC, Ana.planOf(2).sessions()), "AAAAAH")
                .scheduled(Ana.news(4, List.of(makeUp)), ends(6))
                .state()
                .due(at(START.plusDays(25), 0, 0))
                .state();
        assertThat(silent.course().standing()).isNotEqualTo(DISENGAGED);
        var over = silent.due(at(START.plusDays(28), 0, 0)).state();
        assertThat(over.course().isCompleted()).isTrue();
    }

    @Test
    @Proves({"disengaged", "corrections"})
    void whoIsDischargedForSilenceStaysDisengaged() {
        var sessions = List.of(
                Ana.planned(1, Ana.starts(1), 180, null),
                Ana.planned(2, Ana.starts(5), 180, null),
                Ana.planned(3, at(START.plusDays(25), 9, 0), 180, null));
        var limit = at(START.plusDays(14), 0, 0);
        var silent = after(fourWeeks(RULES, sessions), "A").due(ends(5)).state().due(limit);
        assertThat(silent.events()).hasAtLeastOneElementOfType(ClientDisengaged.class);

        var left = silent.state()
                .reachedOut(call(limit, OutreachResult.NO_ANSWER), limit)
                .state()
                .reachedOut(call(limit.plusSeconds(60), OutreachResult.NO_ANSWER), limit)
                .state()
                .discharge(Disposition.NOT_COMPLETED, DischargeReason.LOST_CONTACT, STAFF, limit.plusSeconds(120))
                .state();
        assertThat(entry(left, 3).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(left.course().standing()).isEqualTo(DISENGAGED);

        var called = left.reachedOut(call(LATER, OutreachResult.REACHED), LATER).state();
        assertThat(called.course().standing()).isEqualTo(DISENGAGED);
        assertThat(correct(called, 2, 'A', LATER).state().course().standing()).isEqualTo(ON_TRACK);
    }

    private static Program fourWeeks(Rules rules, List<PlannedSession> sessions) {
        return Program.awaited(ANA, STAY, rules)
                .scheduled(Ana.whole(4, 1, sessions), Ana.BEFORE)
                .state();
    }

    @Test
    @Proves("completion-review")
    void aCorrectionCannotUndoACompletionButAsksForAReview() {
        var done = entered(enrolled(1, AUTOMATIC, LATER), "AAA", LATER);
        var corrected = correct(done, 3, 'N', LATER);

        assertThat(corrected.events()).last().isInstanceOf(WeeklyHoursEvaluated.class);
        assertThat(corrected.events())
                .filteredOn(CompletionReviewRequested.class::isInstance)
                .singleElement()
                .isEqualTo(new CompletionReviewRequested(ANA, STAY, session(3), LATER));
        assertThat(corrected.state().course().discharge())
                .isEqualTo(done.course().discharge());
    }

    @Test
    void aCorrectionAfterWhichTheCriteriaStillHoldAsksForNothing() {
        var done = entered(enrolled(2, AUTOMATIC, LATER), "AAAAAA", LATER);
        assertThat(correct(done, 6, 'N', LATER).events()).noneMatch(CompletionReviewRequested.class::isInstance);
    }

    @Test
    void afterTheEndNobodyIsToldOfRisksAndNobodyIsAsked() {
        var done = entered(enrolled(1, AUTOMATIC, LATER), "AAA", LATER);
        var corrected = correct(correct(done, 2, 'N', LATER).state(), 3, 'N', LATER);
        assertThat(corrected.events())
                .noneMatch(ClientAtRisk.class::isInstance)
                .noneMatch(ClientDisengaged.class::isInstance)
                .noneMatch(OutreachRequested.class::isInstance)
                .noneMatch(ProgramCompleted.class::isInstance);
        assertThat(corrected.state().course().standing()).isEqualTo(AT_RISK);
    }

    @Test
    void afterTheEndAnOutcomeIsACorrectionAndNeedsAReason() {
        var done = entered(enrolled(1, AUTOMATIC, LATER), "AAA", LATER);
        given(done).when(ana -> say(ana, 1, 'N', LATER)).thenRefused("reason-needed");
    }

    @Test
    void newSessionsAfterTheEndChangeNothing() {
        var done = entered(enrolled(1, AUTOMATIC, LATER), "AAA", LATER);
        given(done).when(ana -> ana.scheduled(Ana.planOf(2), LATER)).thenNothing();
    }
}
