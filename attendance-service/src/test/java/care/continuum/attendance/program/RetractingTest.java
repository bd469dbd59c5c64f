package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAFF;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.correct;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.say;
import static care.continuum.attendance.program.Ana.starts;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.Mark;
import care.continuum.attendance.terms.Report;
import care.continuum.attendance.terms.Standing;
import care.continuum.attendance.terms.Task;
import care.continuum.events.OutreachResult;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two of four are missed at the fourth session, and somebody should call. Who is excused from the next three has
/// three that count then, and one of them missed.
class RetractingTest {

    private static final String TWO_OF_FOUR = "NAAN";
    private static final Instant SILENT = at(START.plusDays(14), 0, 0);

    @ParameterizedTest
    @ValueSource(strings = {"EEE", "HHH"})
    @Proves("outreach")
    void absencesThatOnlyMoveTheWindowOnTakeNoCallBack(String excused) {
        var overdue = after(enrolled(4), TWO_OF_FOUR + excused);
        assertThat(overdue.course().standing()).isEqualTo(Standing.WATCH);
        assertThat(overdue.tasks())
                .contains(new Task(Task.Kind.OUTREACH, ends(4), ends(4).plus(Duration.ofHours(24)), null));

        var reached = overdue.reachedOut(Ana.call(ends(7), OutreachResult.REACHED), ends(7));
        assertCalls(reached.state(), false);
        assertCalls(say(overdue, 8, 'A', ends(8)).state(), false);
    }

    /// A rate of three of four is too low as well, and of three none is asked.
    @ParameterizedTest
    @CsvSource({"1, A, true", "2, P, true", "1, E, false", "4, H, false"})
    @Proves("corrections")
    void aCorrectionIsJudgedByWhatWasSoWhenSomebodyWasAsked(int number, char outcome, boolean calls) {
        var overdue = after(enrolled(4), TWO_OF_FOUR + "EEE");
        assertCalls(correct(overdue, number, outcome, ends(7)).state(), calls);
    }

    @Test
    void whatIsAReasonSinceIsOneToo() {
        var twoInARow = after(enrolled(4), TWO_OF_FOUR + "N");
        assertThat(twoInARow.outreach().requests()).hasSize(1);
        assertCalls(correct(twoInARow, 1, 'E', ends(5)).state(), true);
    }

    @Test
    void oneCorrectionAfterTheOtherTakesBackAllThatWasAskedFor() {
        var disengaged = after(enrolled(2), "NNN");
        assertThat(disengaged.outreach().requests()).hasSize(2);
        var atRisk = correct(disengaged, 1, 'A', ends(3)).state();
        assertCalls(atRisk, true);
        assertCalls(correct(atRisk, 3, 'H', ends(3)).state(), false);
    }

    @ParameterizedTest
    @CsvSource({"A, false", "E, true"})
    void whoIsEnteredLateAsHavingBeenThereMissedNoTwoInARow(char outcome, boolean calls) {
        var asked = after(enrolled(2), "N?N");
        assertThat(asked.course().standing()).isEqualTo(Standing.AT_RISK);
        assertCalls(say(asked, 2, outcome, ends(3).plusSeconds(60)).state(), calls);
    }

    @ParameterizedTest
    @CsvSource({"H, false", "N, true"})
    void anAbsenceToldAheadMayBeAReasonAndNone(char outcome, boolean calls) {
        var asked = say(after(enrolled(4), "NAA"), 4, 'L', starts(4).minusSeconds(3600))
                .state();
        assertCalls(asked, true);
        assertCalls(correct(asked, 4, outcome, ends(4)).state(), calls);
    }

    @Test
    @Proves("outreach")
    void whoWasSilentAndExcusesThemselfIsCalledAllTheSame() {
        var silent = quiet().due(SILENT).state();
        assertThat(silent.course().standing()).isEqualTo(Standing.DISENGAGED);

        var told = SILENT.plus(Duration.ofDays(1));
        var notice = new Report(Mark.EXCUSED, 0, told, null, false);
        var excused = silent.report(session(2), notice, null, STAFF, told).state();
        assertThat(excused.course().standing()).isNotEqualTo(Standing.DISENGAGED);
        assertCalls(excused, true);
    }

    @Test
    void aSilenceThatWasNoneAsksForNobody() {
        var silent = quiet().due(SILENT).state();
        assertCalls(silent, true);
        assertCalls(correct(silent, 1, 'A', SILENT.plusSeconds(60)).state(), false);
    }

    /// A session on the second day was missed, and the next is three weeks off.
    private static Program quiet() {
        var second = Ana.planned(1, at(START.plusDays(1), 9, 0), 180, null);
        var far = Ana.planned(2, at(START.plusDays(25), 9, 0), 180, null);
        var planned = Program.awaited(ANA, STAY, RULES)
                .scheduled(Ana.news(4, List.of(second, far)), Ana.BEFORE)
                .state();
        return say(planned, 1, 'N', second.endsAt()).state();
    }

    private static void assertCalls(Program ana, boolean calls) {
        assertThat(ana.tasks().stream().anyMatch(task -> task.kind() == Task.Kind.OUTREACH))
                .isEqualTo(calls);
    }
}
