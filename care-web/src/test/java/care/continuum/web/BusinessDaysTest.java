package care.continuum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {

    private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);

    @ParameterizedTest
    @CsvSource({
        "2026-11-18, 2, 2026-11-20",
        "2026-11-20, 2, 2026-11-24",
        "2026-11-24, 2, 2026-11-27",
        "2026-11-25, 1, 2026-11-27",
        "2026-11-25, 2, 2026-11-30",
        "2026-11-26, 3, 2026-12-01",
        "2026-11-21, 1, 2026-11-23",
        "2026-11-21, 0, 2026-11-21",
    })
    void weekendsAndHolidaysAreNone(LocalDate start, int days, LocalDate last) {
        assertThat(BusinessDays.after(start, days, Set.of(THANKSGIVING, SATURDAY)))
                .isEqualTo(last);
    }
}
