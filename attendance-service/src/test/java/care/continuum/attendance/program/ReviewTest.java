package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.correct;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.entered;
import static care.continuum.attendance.program.Ana.say;
import static care.continuum.attendance.program.Ana.told;
import static care.continuum.attendance.terms.Mark.EXCUSED;
import static care.continuum.attendance.terms.Sessions.AUTOMATIC;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.trackDay;
import static care.continuum.events.Excuse.COURT;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.Measure;
import care.continuum.attendance.terms.Report;
import care.continuum.attendance.terms.Sessions;
import care.continuum.attendance.terms.Tally;
import care.continuum.attendance.terms.Task;
import care.continuum.attendance.terms.Task.Kind;
import care.continuum.attendance.terms.Week;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.AttendanceEvent.CompletionCriteriaMet;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.AttendanceEvent.WeeklyHoursEvaluated;
import care.continuum.events.Disposition;
import care.continuum.events.HoursFlag;
import care.continuum.events.Outcome;
import care.continuum.events.ScreeningId;
import care.continuum.events.SessionId;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTest {

    private static final Instant WEEK_OVER = at(START.plusDays(7), 0, 0);
    private static final Instant LATER = at(START.plusDays(30), 9, 0);

    @Test
    @Proves("weekly-hours")
    void aWeekIsToldOnceItIsPast() {
        given(after(enrolled(2), "AAP"))
                .when(ana -> ana.due(WEEK_OVER))
                .then(new WeeklyHoursEvaluated(ANA, STAY, 1, START, 540, 420, 0, 2, Set.of(HoursFlag.BELOW_LOC_2_1)))
                .and()
                .when(ana -> ana.due(WEEK_OVER))
                .thenNothing();
    }

    @Test
    void thePlanWakesAtTheEndOfEachWeek() {
        var friday = after(enrolled(2), "AAA");
        assertThat(friday.dueAt()).isEqualTo(WEEK_OVER);
        assertThat(friday.due(WEEK_OVER).state().dueAt()).isEqualTo(ends(4));
    }

    @Test
    void aPastWeekIsToldOnceItIsSettled() {
        var open = enrolled(1, RULES, LATER);
        assertThat(told(open, "AA", LATER)).noneMatch(WeeklyHoursEvaluated.class::isInstance);
        assertThat(told(open, "AAA", LATER))
                .filteredOn(WeeklyHoursEvaluated.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aWeekIsToldAgainOnCorrection() {
        var told = after(enrolled(2), "AAA").due(WEEK_OVER).state();
        assertThat(correct(told, 2, 'P', WEEK_OVER).events())
                .filteredOn(WeeklyHoursEvaluated.class::isInstance)
                .singleElement()
                .isEqualTo(
                        new WeeklyHoursEvaluated(ANA, STAY, 1, START, 540, 420, 0, 2, Set.of(HoursFlag.BELOW_LOC_2_1)));
    }

    @Test
    void weeksStandInOrderAlsoWhenAnEarlierOneIsToldAgain() {
        var told = correct(entered(enrolled(2, RULES, LATER), "AAAAAA", LATER), 1, 'P', LATER)
                .state();
        assertThat(told.course().weeksTold()).extracting(Week::week).containsExactly(1, 2);
    }

    @Test
    void aCorrectionThatLeavesTheMinutesAsTheyWereTellsNoWeek() {
        var told = after(enrolled(2), "AAN").due(WEEK_OVER).state();
        assertThat(correct(told, 3, 'L', WEEK_OVER).events()).noneMatch(WeeklyHoursEvaluated.class::isInstance);
    }

    @Test
    void theCriteriaAreMetWhenThePlannedWeeksHavePassed() {
        assertThat(after(enrolled(1), "AAA").due(WEEK_OVER).events())
                .hasSize(2)
                .last()
                .isEqualTo(new CompletionCriteriaMet(ANA, STAY, WEEK_OVER));
    }

    @Test
    void metCriteriaAreToldOnceAndWaitForAClinician() {
        var met = after(enrolled(1), "AAA").due(WEEK_OVER).state();
        assertThat(met.due(LATER).events()).isEmpty();
        assertThat(met.course().discharge()).isNull();
        assertThat(met.tasks()).extracting(Task::kind).containsExactly(Kind.COMPLETION);
    }

    @Test
    void criteriaThatCeaseToHoldCanBeMetAgain() {
        var met = after(enrolled(1), "AAA").due(WEEK_OVER).state();
        var no = correct(met, 3, 'N', WEEK_OVER).state();
        assertThat(no.course().criteriaMetAt()).isNull();
        assertThat(correct(no, 3, 'A', WEEK_OVER).events()).anyMatch(CompletionCriteriaMet.class::isInstance);
    }

    @Test
    @Proves({"completed-once", "automatic-completion"})
    void anAutomaticClinicCompletesByTheDeadline() {
        assertThat(after(enrolled(1, AUTOMATIC, Ana.BEFORE), "AAA")
                        .due(WEEK_OVER)
                        .events())
                .hasSize(3)
                .last()
                .isEqualTo(new ProgramCompleted(ANA, STAY, START.plusDays(7), 3, 3, 5));
    }

    @Test
    @Proves("automatic-completion")
    void anAutomaticClinicCompletesInTheWriteOfTheLastOutcome() {
        var open = entered(enrolled(1, AUTOMATIC, LATER), "AA", LATER);
        assertThat(say(open, 3, 'A', LATER).events())
                .filteredOn(ProgramCompleted.class::isInstance)
                .hasSize(1);
    }

    @Test
    void anAutomaticClinicCompletesWhenTheCrisisIsResolved() {
        var crisis = enrolled(1, AUTOMATIC, LATER).crisis(LATER, LATER).state();
        var settled = entered(crisis, "AAA", LATER);
        assertThat(settled.course().isOver()).isFalse();
        assertThat(settled.crisis(null, LATER).events())
                .last()
                .isEqualTo(new ProgramCompleted(ANA, STAY, START.plusDays(30), 3, 3, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAA", "AAAAAE", "NAAAAA", "PPPPPP", "EEAAAA"})
    @Proves("completed-once")
    void aReplayOfThePastCompletesExactlyOnce(String outcomes) {
        assertThat(told(enrolled(2, AUTOMATIC, LATER), outcomes, LATER))
                .filteredOn(ProgramCompleted.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NNAAAA", "EEEAAA", "AAANNN", "EEEEEE", "AAANN?"})
    void aReplayOfThePastThatFallsShortDoesNotComplete(String outcomes) {
        var news = told(enrolled(2, AUTOMATIC, LATER), outcomes.replace("?", ""), LATER);
        assertThat(news).noneMatch(ProgramCompleted.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({"NNAAAA, true", "AAAAAA, false", "AAANNN, true", "AANAA, false"})
    @Proves("end-of-plan-review")
    void allSettledAndNotEligibleIsReviewedInTwoBusinessDays(String outcomes, boolean review) {
        var settled = entered(enrolled(2, RULES, LATER), outcomes, LATER);
        var due = RULES.afterBusinessDays(LATER, 2);
        assertThat(settled.tasks().stream().filter(task -> task.kind() == Kind.END_OF_PLAN_REVIEW))
                .extracting(Task::dueAt)
                .isEqualTo(review ? List.of(due) : List.of());
    }

    /// Who asked for the worklist a moment before the change sees it too.
    @Test
    void aReviewIsNotHiddenByTimeThatGoesOn() {
        var settled = entered(enrolled(2, RULES, LATER), "NNAAAA", LATER);
        var later = settled.due(LATER.plus(Duration.ofDays(1))).state();
        assertThat(later.tasks()).containsAll(settled.tasks());
    }

    @Test
    void waitingForTheLastWeekToPassAloneIsNoReview() {
        assertThat(after(enrolled(1), "AAA").tasks()).extracting(Task::kind).containsExactly(Kind.PROGRESS_MEASURE);
    }

    @Test
    void anUnsettledSessionIsASheetToFillIn() {
        assertThat(enrolled(1).tasks()).contains(new Task(Kind.SHEET, Ana.starts(1), ends(1), Sessions.session(1)));
    }

    @Test
    @Proves("group-sheet")
    void everySessionThatWaitsForItsSheetIsOnTheWorklistAndTheNextOneToo() {
        var present = enrolled(2).checkIn(Sessions.session(1), Ana.starts(1)).state();
        assertThat(sheets(present)).containsExactly(Sessions.session(1), Sessions.session(2));
        var twice = present.checkIn(Sessions.session(2), Ana.starts(2)).state();
        assertThat(sheets(twice)).containsExactly(Sessions.session(1), Sessions.session(2), Sessions.session(3));
        assertThat(sheets(twice.due(ends(3)).state()))
                .containsExactly(Sessions.session(1), Sessions.session(2), Sessions.session(4));
    }

    private static List<SessionId> sheets(Program ana) {
        return ana.tasks().stream()
                .filter(task -> task.kind() == Kind.SHEET)
                .map(task -> Objects.requireNonNull(task.sessionId()))
                .toList();
    }

    @Test
    @Proves("make-up-need")
    void aWantedMakeUpIsOnTheWorklistUntilItIsPlanned() {
        var said = new Report(EXCUSED, 0, null, COURT, true);
        var wanted = enrolled(1)
                .report(Sessions.session(1), said, null, Ana.STAFF, ends(1))
                .state();
        assertThat(wanted.tasks()).extracting(Task::kind).contains(Kind.MAKE_UP);

        var makeUp = Ana.planned(9, at(trackDay(2), 14, 0), 60, Sessions.session(1));
        var planned = wanted.scheduled(Ana.news(1, List.of(makeUp)), ends(1)).state();
        assertThat(planned.tasks()).extracting(Task::kind).doesNotContain(Kind.MAKE_UP);
    }

    @Test
    void aMakeUpThatIsCalledOffMeetsNoNeed() {
        var said = new Report(EXCUSED, 0, null, COURT, true);
        var makeUp = Ana.planned(9, at(trackDay(2), 14, 0), 60, Sessions.session(1));
        var planned = enrolled(1)
                .report(Sessions.session(1), said, null, Ana.STAFF, ends(1))
                .state()
                .scheduled(Ana.news(1, List.of(makeUp)), ends(1))
                .state();
        var excused = say(planned, 9, 'H', ends(1)).state();
        assertThat(excused.tasks()).extracting(Task::kind).contains(Kind.MAKE_UP);
    }

    @Test
    @Proves("made-up")
    void whatMakesUpForAMissedMakeUpMakesUpForTheSession() {
        var said = new Report(EXCUSED, 0, null, COURT, true);
        var ana = enrolled(1)
                .report(Sessions.session(1), said, null, Ana.STAFF, ends(1))
                .state();
        ana = planned(ana, 8, 1)
                .report(Sessions.session(8), said, null, Ana.STAFF, ends(2))
                .state();
        assertThat(ana.tasks())
                .filteredOn(task -> task.kind() == Kind.MAKE_UP)
                .extracting(Task::sessionId)
                .containsExactly(Sessions.session(1));

        var made = say(planned(ana, 9, 8), 9, 'A', ends(3)).state();
        assertThat(made.ledger().outcome(Ana.entry(made, 1))).isEqualTo(Outcome.MADE_UP);
        assertThat(made.ledger().tally()).isEqualTo(new Tally(1, 1));
        assertThat(made.tasks()).extracting(Task::kind).doesNotContain(Kind.MAKE_UP);
    }

    private static Program planned(Program ana, int makeUp, int missed) {
        var session = Ana.planned(makeUp, at(trackDay(2), 14, 0), 60, Sessions.session(missed));
        return ana.scheduled(Ana.news(1, List.of(session)), ends(1)).state();
    }

    @Test
    @Proves("progress-measured")
    void progressIsMeasuredEachWeekWhileThePlanLasts() {
        var ana = enrolled(2);
        assertThat(measureDueAt(ana)).containsExactly(at(START.plusDays(7), 0, 0));
        var measured = ana.measured(
                        new Measure(new ScreeningId(new UUID(0, 8)), 1, 2, 3, at(START.plusDays(4), 9, 0)),
                        at(START.plusDays(4), 10, 0))
                .state();
        assertThat(measureDueAt(measured)).containsExactly(at(START.plusDays(12), 0, 0));
        assertThat(measureDueAt(measured.due(at(START.plusDays(14), 0, 0)).state()))
                .isEmpty();
    }

    private static List<Instant> measureDueAt(Program ana) {
        return ana.tasks().stream()
                .filter(task -> task.kind() == Kind.PROGRESS_MEASURE)
                .map(Task::dueAt)
                .toList();
    }

    @Test
    void aCompletionThatNoLongerHoldsIsLookedAtInTwoBusinessDays() {
        var done = entered(enrolled(1, AUTOMATIC, LATER), "AAA", LATER);
        var corrected = correct(done, 3, 'N', LATER).state();
        assertThat(corrected.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.dueAt()).isEqualTo(RULES.afterBusinessDays(LATER, 2)));
        given(corrected)
                .when(ana -> ana.rechecked(LATER))
                .thenNothing()
                .thenState(ana -> assertThat(ana.tasks()).isEmpty());
        given(done).when(ana -> ana.rechecked(LATER)).thenRefused("nothing-to-review");
        assertThat(correct(corrected, 3, 'A', LATER).state().tasks()).isEmpty();
    }

    @Test
    void silentSessionsOfALateEntryBecomeNoShowsInOrderOfTheirStart() {
        var late = enrolled(1, AUTOMATIC, LATER);
        var due = LATER.plus(Duration.ofDays(3));
        assertThat(late.dueAt()).isEqualTo(due);

        var decided = late.due(due);
        assertThat(decided.events().stream()
                        .map(event -> ((AttendanceEvent) event).getClass().getSimpleName())
                        .toList())
                .containsExactly(
                        "SessionMissed",
                        "SessionMissed",
                        "ClientAtRisk",
                        "SessionMissed",
                        "ClientDisengaged",
                        "WeeklyHoursEvaluated");
        assertThat(decided.state().dueAt()).isNull();
        assertThat(decided.state().course().discharge()).isNull();
    }

    @Test
    void theDeadlineAlwaysMovesOn() {
        var ana = enrolled(4);
        for (var due = ana.dueAt(); due != null; due = ana.dueAt()) {
            ana = ana.due(due).state();
            assertThat(ana.dueAt() == null || ana.dueAt().isAfter(due)).isTrue();
        }
        assertThat(ana.ledger().isSettled()).isTrue();
    }

    @Test
    @Proves("completion-is-discharge")
    void completionCountsAsTheDischargeCompleted() {
        var done = entered(enrolled(1, AUTOMATIC, LATER), "AAA", LATER);
        assertThat(done.course().discharge()).isNotNull().satisfies(ended -> {
            assertThat(ended.disposition()).isEqualTo(Disposition.COMPLETED);
            assertThat(ended.dischargedOn()).isEqualTo(START.plusDays(30));
        });
    }
}
