package care.continuum.attendance.terms;

import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Excuse;
import care.continuum.events.Outcome;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final Instant NINE = Instant.parse("2026-03-09T13:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "180, 180, ATTENDED",
        "135, 180, ATTENDED",
        "134, 180, PARTIAL",
        "0, 180, PARTIAL",
        "45, 60, ATTENDED",
        "44, 60, PARTIAL"
    })
    void below75PercentOfTheLengthIsPartial(int minutes, int length, Outcome outcome) {
        assertThat(Report.attended(minutes).outcome(length, RULES)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-09T13:10:00Z, false", "2026-03-09T13:10:01Z, true", "2026-03-09T12:50:00Z, false"})
    void whoComesMoreThanTenMinutesAfterTheStartIsLate(Instant at, boolean late) {
        assertThat(RULES.isLateArrival(at, NINE)).isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08T13:00:00Z, , true",
        "2026-03-08T13:00:00.001Z, , false",
        ", , false",
        ", COURT, true",
        "2026-03-09T12:59:00Z, EMERGENCY, true",
    })
    @Proves("excused")
    void anAbsenceIsExcusedByNotice24HoursAheadOrByAnExcuse(Instant noticeAt, Excuse excuse, boolean excused) {
        assertThat(new Report(Mark.EXCUSED, 0, noticeAt, excuse, false).excuses(NINE, RULES))
                .isEqualTo(excused);
    }

    @Test
    void aSessionEnteredBeforeItTookPlaceIsANoShowAtItsEnd() {
        assertThat(RULES.sheetDue(NINE, NINE.minusSeconds(1))).isEqualTo(NINE);
        assertThat(RULES.sheetDue(NINE, NINE)).isEqualTo(NINE);
    }

    @Test
    void aSessionEnteredOnlyAfterItTookPlaceWaits72HoursForItsSheet() {
        var entered = NINE.plusSeconds(1);
        assertThat(RULES.sheetDue(NINE, entered)).isEqualTo(entered.plusSeconds(72 * 3600));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-05",
        "2026-03-05, 2026-03-10",
        "2026-03-06, 2026-03-11",
        "2026-03-07, 2026-03-11",
        "2026-03-08, 2026-03-11",
    })
    void twoBusinessDaysEndWithTheSecondDayThatIsNoWeekend(LocalDate day, LocalDate endsBefore) {
        assertThat(RULES.afterBusinessDays(at(day, 15, 0), 2)).isEqualTo(at(endsBefore, 0, 0));
    }

    @Test
    @Proves("end-of-plan-review")
    void aHolidayIsNoBusinessDay() {
        var holiday = START.plusDays(1);
        var closed = new Rules(RULES.zone(), false, Sessions.USUAL, List.of(holiday));
        assertThat(closed.afterBusinessDays(at(START, 15, 0), 2)).isEqualTo(at(START.plusDays(4), 0, 0));
    }

    @Test
    void daysAreDaysInTheClinicsZone() {
        assertThat(RULES.day(Instant.parse("2026-03-09T03:59:59Z"))).isEqualTo(LocalDate.of(2026, 3, 8));
        assertThat(RULES.day(Instant.parse("2026-03-09T04:00:00Z"))).isEqualTo(LocalDate.of(2026, 3, 9));
    }
}
