package care.continuum.attendance.terms;

import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.expected;
import static care.continuum.attendance.terms.Sessions.ledger;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.attendance.terms.Sessions.trackDay;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Outcome;
import care.continuum.testing.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {

    @ParameterizedTest
    @CsvSource({
        "A, 1, 1",
        "P, 1, 1",
        "N, 1, 0",
        "L, 1, 0",
        "E, 0, 0",
        "-, 0, 0",
        "?, 0, 0",
        "A P N L E - ?, 4, 2",
        "AA NN EE, 4, 2",
    })
    @Proves("attendance-rate")
    void attendedPartialMadeUpNoShowAndLateCancelCountAndTheFirstThreeAreAttended(
            String sessions, int counted, int attended) {
        assertThat(ledger(sessions).tally()).isEqualTo(new Tally(counted, attended));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "5, 4, true",
        "9, 7, false",
        "10, 8, true",
        "4, 3, false",
        "1, 1, true",
        "1, 0, false",
        "24, 19, false",
        "24, 20, true",
    })
    @Proves("attendance-rate")
    void theRateIsComparedInIntegers(int counted, int attended, boolean meets) {
        assertThat(new Tally(counted, attended).meets(80)).isEqualTo(meets);
    }

    @Test
    void aSessionThatTheClientWasOffMayComeBackAndNoOtherChanges() {
        var before = ledger("A - N");
        var again = List.of(expected(1, at(trackDay(1), 9, 0), 180), expected(2, at(trackDay(2), 9, 0), 180));
        var after = before.plus(again);
        assertThat(after.entries()).hasSize(3);
        assertThat(after.find(session(2)).orElseThrow().isExpected()).isTrue();
        assertThat(after.find(session(1))).isEqualTo(before.find(session(1)));
    }

    @Test
    @Proves({"extension", "made-up"})
    void aMakeUpThatThePlanHasForItselfByNowMakesUpForNothing() {
        var made = ledger("A E").plus(List.of(makeUp(9, 2, Report.attended(180))));
        var longer = made.plus(List.of(expected(9, at(trackDay(3), 9, 0), 180)));
        assertThat(longer.outcome(longer.find(session(2)).orElseThrow())).isEqualTo(Outcome.EXCUSED);
        assertThat(longer.tally()).isEqualTo(new Tally(2, 2));
        assertThat(longer.plus(List.of(makeUp(9, 2, Report.attended(180))))).isEqualTo(longer);
    }

    @Test
    @Proves("attendance-rate")
    void nothingCountedHasNoRate() {
        assertThat(ledger("E - ?").tally().rate()).isNull();
    }

    @Test
    void theRateHasFourDigits() {
        assertThat(ledger("A A N").tally().rate()).isEqualByComparingTo("0.6667");
    }

    @Test
    @Proves("made-up")
    void anAttendedMakeUpTurnsTheOriginalIntoMadeUpAndIsNotCountedItself() {
        var made = ledger("A E").plus(List.of(makeUp(9, 2, Report.attended(180))));

        assertThat(made.outcome(made.find(session(2)).orElseThrow())).isEqualTo(Outcome.MADE_UP);
        assertThat(made.tally()).isEqualTo(new Tally(2, 2));
    }

    @Test
    void aMakeUpTurnsAMissedSessionIntoMadeUpToo() {
        var made = ledger("A N").plus(List.of(makeUp(9, 2, Report.attended(60))));

        assertThat(made.tally()).isEqualTo(new Tally(2, 2));
    }

    @Test
    void aMissedMakeUpLeavesTheOriginalAsItWasAndCountsAsMissed() {
        var missed = ledger("A E").plus(List.of(makeUp(9, 2, Report.NO_SHOW)));

        assertThat(missed.outcome(missed.find(session(2)).orElseThrow())).isEqualTo(Outcome.EXCUSED);
        assertThat(missed.tally()).isEqualTo(new Tally(2, 1));
    }

    @Test
    @Proves("make-up-need")
    void aMakeUpThatIsYetToComeNeverDelaysCompletion() {
        var open = ledger("A E").plus(List.of(expected(9, at(trackDay(3), 14, 0), 60, session(2))));

        assertThat(open.isSettled()).isTrue();
        assertThat(open.planned()).hasSize(2);
    }

    @Test
    void plannedIsAllButNotApplicable() {
        assertThat(ledger("A P N L E ? -").planned()).hasSize(6);
    }

    @Test
    @Proves("made-up")
    void aCanceledSessionThatIsMadeUpIsPlannedAgain() {
        var made = ledger("A -").plus(List.of(makeUp(9, 2, Report.attended(180))));

        assertThat(made.planned()).hasSize(2);
        assertThat(made.tally()).isEqualTo(new Tally(2, 2));
    }

    @Test
    @Proves("settled")
    void everyOutcomeButExpectedAndPresentIsSettled() {
        assertThat(ledger("A P N L E -").isSettled()).isTrue();
        assertThat(ledger("A ?").isSettled()).isFalse();
        var present = expected(1, at(START, 9, 0), 180).checkedIn(at(START, 9, 0));
        assertThat(new Ledger(List.of(present), List.of()).isSettled()).isFalse();
    }

    @Test
    void theLastAttendedDayIsTheClinicsAndPartialCounts() {
        assertThat(ledger("A P N E").lastAttendedOn(RULES)).contains(trackDay(2));
        assertThat(ledger("N E").lastAttendedOn(RULES)).isEmpty();
    }

    @Test
    void sessionsStandInOrderOfTheirStart() {
        var late = expected(2, at(trackDay(2), 9, 0), 180);
        var early = expected(1, at(trackDay(1), 9, 0), 180);

        assertThat(new Ledger(List.of(late, early), List.of()).entries()).containsExactly(early, late);
    }

    @Test
    @Proves("one-record")
    void sessionsKnownAlreadyStayAsTheyAre() {
        var known = ledger("A");

        assertThat(known.plus(List.of(expected(1, at(START, 9, 0), 180)))).isEqualTo(known);
    }

    private static Entry makeUp(int number, int forNumber, Report report) {
        var open = expected(number, at(trackDay(3), 14, 0), 180, session(forNumber));
        return open.settled(report, RULES, open.endsAt());
    }
}
