package care.continuum.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.attendance.terms.Sessions;
import care.continuum.testing.Shipped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;

class AttendanceSettingsTest {

    private static final String NAME = "continuum.attendance";

    @Test
    void whatIsShippedIsWhatTheRulesAreTestedWith() {
        assertThat(with(Map.of()))
                .isEqualTo(new AttendanceSettings(false, List.of(), Duration.ofMinutes(30), Sessions.USUAL));
    }

    @Test
    void holidaysAreDaysOfTheClinicsOwn() {
        assertThat(with(Map.of("holidays", "2026-11-26, 2026-12-25")).holidays())
                .isEqualTo(List.of(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 25)));
    }

    @Test
    void noClientChecksInOnlyAfterTheStart() {
        assertThat(with(Map.of("own-check-in-before", "0m")).ownCheckInBefore()).isZero();
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> with(Map.of("own-check-in-before", "-1m")))
                .withRootCauseInstanceOf(IllegalArgumentException.class);
    }

    /// @param own settings of a clinic, below `continuum.attendance`
    private static AttendanceSettings with(Map<String, String> own) {
        var clinic = own.entrySet().stream()
                .collect(Collectors.toMap(setting -> NAME + '.' + setting.getKey(), Map.Entry::getValue));
        return Shipped.with(clinic, NAME, AttendanceSettings.class);
    }
}
