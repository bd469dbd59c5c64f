package care.continuum.attendance.terms;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void aNumberThatNobodySetIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(
                        10, 75, 24, 72, 80, 60, 0, 2, 3, 14, 14, 4, 7, 24, 72, 3, 2, 72, 2, 2, 540, 360, 1200, 7));
    }
}
