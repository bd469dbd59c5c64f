package care.continuum.intake.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HoldTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final LocalDate ADDED_FROM = START.plusDays(30);

    @Test
    void nothingOfThePlanIsLostBeforeItsStart() {
        var hold = Hold.NONE.begun(START.minusDays(3));

        assertThat(hold.lasting(START, START.minusDays(1))).isZero();
        assertThat(hold.lasting(START, START.plusDays(2))).isEqualTo(2);
    }

    @Test
    void daysBetweenThePlansEndAndTheAddedWeeksCountOnce() {
        var over = Hold.NONE.extended(new Extension(START.plusDays(29), 1, ADDED_FROM, 2, "more practice"));
        var more = over.extended(new Extension(START.plusDays(29), 1, ADDED_FROM.plusDays(7), 0, "and more"));

        assertThat(over.begun(ADDED_FROM.minusDays(1)).lasting(START, ADDED_FROM.plusDays(3)))
                .isEqualTo(3);
        assertThat(more.begun(ADDED_FROM.minusDays(1)).lasting(START, ADDED_FROM.plusDays(3)))
                .isEqualTo(3);
    }
}
