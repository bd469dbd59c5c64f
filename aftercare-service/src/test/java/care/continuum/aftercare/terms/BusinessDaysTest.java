package care.continuum.aftercare.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T15:00, 2026-03-05T15:00",
        "2026-03-04T15:00, 2026-03-09T15:00",
        "2026-03-06T15:00, 2026-03-11T15:00",
        "2026-03-07T15:00, 2026-03-11T15:00"
    })
    void threeBusinessDaysAreWithoutTheWeekendAndKeepTheTimeOfDay(LocalDateTime start, LocalDateTime end) {
        assertThat(BusinessDays.after(start.atZone(ZONE).toInstant(), 3, ZONE))
                .isEqualTo(end.atZone(ZONE).toInstant());
    }
}
