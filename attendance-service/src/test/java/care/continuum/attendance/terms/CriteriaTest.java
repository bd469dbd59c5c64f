package care.continuum.attendance.terms;

import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.ledger;
import static care.continuum.attendance.terms.Sessions.plan;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.testing.Proves;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaTest {

    private static final Instant OVER = at(START.plusDays(14), 0, 0);

    @ParameterizedTest
    @ValueSource(strings = {"A A A A A A", "A P A P A A", "A A A A N", "A A A A E E", "A A - - - -", "A A A N A E A"})
    @Proves("eligible")
    void aClientCanCompleteWhenAllIsTrue(String sessions) {
        assertThat(criteria(sessions).missing()).isEmpty();
    }

    @Test
    @Proves("weeks-passed")
    void theClinicsDateMustHaveReachedTheStartAndSevenDaysForEachWeek() {
        var lastMinute = at(START.plusDays(13), 23, 59);
        var criteria = new Criteria(ledger("A A A A A A"), plan(2), Standing.ON_TRACK, false, RULES, lastMinute);
        assertThat(criteria.missing()).containsExactly(Shortfall.WEEKS);
    }

    @Test
    @Proves("all-settled")
    void everyPlannedSessionMustBeSettled() {
        assertThat(criteria("A A A A A ?").missing()).containsExactly(Shortfall.SESSIONS);
    }

    @ParameterizedTest
    @CsvSource({"A A A A N, true", "A A A N, false", "A A A A A A A N N, false", "A A A A A A A A N N, true"})
    @Proves("eligible")
    void theRateMustBe80Percent(String sessions, boolean enough) {
        assertThat(criteria(sessions).missing().contains(Shortfall.RATE)).isEqualTo(!enough);
    }

    @ParameterizedTest
    @CsvSource({"A A A E E, true", "A A E E, false", "A A E - -, true", "P P P E E, true", "A A A A A A E E E E, true"})
    @Proves("eligible")
    void sixtyPercentOfThePlannedSessionsMustBeAttended(String sessions, boolean enough) {
        assertThat(criteria(sessions).missing().contains(Shortfall.SHARE)).isEqualTo(!enough);
    }

    @Test
    @Proves("all-settled")
    void somethingMustCount() {
        assertThat(criteria("- - -").missing()).containsExactly(Shortfall.NOTHING_COUNTED);
        assertThat(criteria("E E").missing()).contains(Shortfall.NOTHING_COUNTED, Shortfall.SHARE);
    }

    @ParameterizedTest
    @CsvSource({"ON_TRACK, false", "WATCH, false", "AT_RISK, false", "DISENGAGED, true"})
    void theClientMustNotBeDisengaged(Standing standing, boolean blocked) {
        var criteria = new Criteria(ledger("A A A A A A"), plan(2), standing, false, RULES, OVER);
        assertThat(criteria.missing().contains(Shortfall.DISENGAGED)).isEqualTo(blocked);
    }

    @Test
    void noCrisisMayBeOpen() {
        var criteria = new Criteria(ledger("A A A"), plan(2), Standing.ON_TRACK, true, RULES, OVER);
        assertThat(criteria.missing()).containsExactly(Shortfall.CRISIS);
    }

    private static Criteria criteria(String sessions) {
        return new Criteria(ledger(sessions), plan(2), Standing.ON_TRACK, false, RULES, OVER);
    }
}
