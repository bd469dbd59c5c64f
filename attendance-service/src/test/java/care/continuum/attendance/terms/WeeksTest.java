package care.continuum.attendance.terms;

import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.expected;
import static care.continuum.attendance.terms.Sessions.ledger;
import static care.continuum.attendance.terms.Sessions.plan;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.attendance.terms.Sessions.trackDay;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.HoursFlag;
import care.continuum.events.Track;
import care.continuum.testing.Proves;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeksTest {

    @ParameterizedTest
    @CsvSource({
        "A A A, 540, 540, 3",
        "A P N, 540, 240, 1",
        "A E L, 540, 180, 1",
        "A - A, 360, 360, 2",
        "AA AA AA, 720, 720, 3",
        "PA ?? ??, 720, 120, 0",
        "PAA NN, 540, 180, 1",
    })
    @Proves({"weekly-hours", "billable-day"})
    void scheduledAndAttendedMinutesAddUpByWeekAndADayIsBillableFrom180(
            String sessions, int scheduled, int attended, int billable) {
        var week = Weeks.of(ledger(sessions), plan(1), RULES).getFirst();

        assertThat(week.scheduledMinutes()).isEqualTo(scheduled);
        assertThat(week.attendedMinutes()).isEqualTo(attended);
        assertThat(week.billableDays()).isEqualTo(billable);
    }

    @Test
    @Proves("weeks")
    void aWeekIsSevenDaysFromTheStart() {
        var weeks = Weeks.of(ledger("A A A A A A P"), plan(3), RULES);

        assertThat(weeks).extracting(Week::week).containsExactly(1, 2, 3);
        assertThat(weeks).extracting(Week::startsOn).containsExactly(START, START.plusDays(7), START.plusDays(14));
        assertThat(weeks).extracting(Week::attendedMinutes).containsExactly(540, 540, 60);
    }

    @Test
    @Proves("weeks")
    void aSessionLateInTheEveningBelongsToItsDayInTheClinic() {
        // 21:00 in New York on Sunday is Monday in UTC, and the clocks change on this very Sunday.
        var evening = expected(1, at(START.plusDays(6), 21, 0), 60);
        var weeks = Weeks.of(new Ledger(List.of(evening), List.of()), plan(2), RULES);

        assertThat(weeks).extracting(Week::scheduledMinutes).containsExactly(60, 0);
    }

    @Test
    @Proves("made-up")
    void theMinutesOfAMakeUpBelongToTheWeekInWhichItTookPlace() {
        var open = expected(9, at(trackDay(4), 14, 0), 180, session(3));
        var made = ledger("A A E A").plus(List.of(open.settled(Report.attended(170), RULES, open.endsAt())));
        var weeks = Weeks.of(made, plan(2), RULES);

        assertThat(weeks).extracting(Week::makeUpMinutes).containsExactly(0, 170);
        assertThat(weeks).extracting(Week::attendedMinutes).containsExactly(360, 180);
        assertThat(weeks).extracting(Week::scheduledMinutes).containsExactly(540, 180);
    }

    @Test
    void aMakeUpAfterThePlanHasAWeekOfItsOwn() {
        var open = expected(9, at(START.plusDays(8), 14, 0), 60, session(3));
        assertThat(Weeks.of(ledger("A A E").plus(List.of(open)), plan(1), RULES))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "539, ADULT, BELOW_LOC_2_1",
        "540, ADULT, ''",
        "359, ADOLESCENT, BELOW_LOC_2_1",
        "360, ADOLESCENT, ''",
        "1199, ADULT, ''",
        "1200, ADULT, LOC_2_5_BOUNDARY",
    })
    void under9HoursIsBelowLevel21AndFrom20HoursTheBoundaryTo25(int minutes, AgeBand age, String flag) {
        var open = expected(1, at(START, 0, 0), 1200);
        var came = open.settled(Report.attended(minutes), RULES, open.endsAt());
        var frame = new Plan(START, 1, 20, Track.DAY, age, at(START, 8, 0), Holds.NONE, 1);

        assertThat(Weeks.of(new Ledger(List.of(came), List.of()), frame, RULES)
                        .getFirst()
                        .flags())
                .isEqualTo(flag.isEmpty() ? Set.of() : Set.of(HoursFlag.valueOf(flag)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"? ? ?", "A A ?", "- - -"})
    void nothingIsSaidOfTheLevelOfAWeekThatIsNotSettledOrEmpty(String sessions) {
        var week = Weeks.of(ledger(sessions), plan(1), RULES).getFirst();

        assertThat(week.flags()).isEmpty();
        assertThat(week.isBelowPlan()).isFalse();
    }

    @Test
    void nothingIsSaidOfTheLevelOfAWeekInWhichAMakeUpWasMissed() {
        var open = expected(9, at(START.plusDays(8), 14, 0), 60, session(3));
        var missed = ledger("A A E").plus(List.of(open.settled(Report.NO_SHOW, RULES, open.endsAt())));
        assertThat(Weeks.of(missed, plan(1), RULES).getLast().flags()).isEmpty();
    }

    @Test
    void aWeekIsOverWhenItIsPastAndSettled() {
        var settled = Weeks.of(ledger("A N E"), plan(1), RULES).getFirst();
        assertThat(settled.isOver(START.plusDays(6))).isFalse();
        assertThat(settled.isOver(START.plusDays(7))).isTrue();
        assertThat(Weeks.of(ledger("A N ?"), plan(1), RULES).getFirst().isOver(START.plusDays(9)))
                .isFalse();
    }

    @Test
    void aWeekInWhichNothingAppliesIsNeverOver() {
        assertThat(Weeks.of(ledger("- - -"), plan(1), RULES).getFirst().isOver(START.plusDays(9)))
                .isFalse();
    }
}
