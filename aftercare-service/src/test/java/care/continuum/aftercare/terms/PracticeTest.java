package care.continuum.aftercare.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.continuum.aftercare.Shipped;
import care.continuum.aftercare.terms.Practice.Pathway;
import care.continuum.events.Disposition;
import care.continuum.testing.Proves;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PracticeTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Test
    @Proves("follow-ups")
    void theDaysAfterADischargeDependOnHowItEnded() {
        var practice = Shipped.PRACTICE;

        assertThat(practice.after(Disposition.COMPLETED))
                .isEqualTo(new Pathway(List.of(7, 30, 60, 90), List.of(1, 7, 14, 21, 28, 35, 42, 60, 90)));
        assertThat(practice.after(Disposition.NOT_COMPLETED)).isEqualTo(new Pathway(List.of(7), List.of(1, 7, 30)));
        assertThat(practice.after(Disposition.TRANSFERRED)).isEqualTo(new Pathway(List.of(), List.of(1, 7)));
    }

    @ParameterizedTest
    @Proves("referral-overdue")
    @CsvSource({
        "2026-03-02T15:00, 2026-03-05T15:00",
        "2026-03-04T15:00, 2026-03-09T15:00",
        "2026-03-06T15:00, 2026-03-11T15:00",
        "2026-03-07T15:00, 2026-03-11T15:00",
        "2026-03-09T15:00, 2026-03-13T15:00",
    })
    void threeBusinessDaysAreWithoutWeekendsAndHolidaysAndKeepTheTimeOfDay(LocalDateTime start, LocalDateTime end) {
        var practice = Shipped.with(Map.of("holidays", "2026-03-12"));

        assertThat(practice.answerDueAt(start.atZone(ZONE).toInstant(), ZONE))
                .isEqualTo(end.atZone(ZONE).toInstant());
    }

    @Test
    @Proves("four-appointments")
    void nothingIsDueOnTheDayOfTheDischarge() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pathway(List.of(0, 7), List.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pathway(List.of(7), List.of(1, 1)));
    }
}
