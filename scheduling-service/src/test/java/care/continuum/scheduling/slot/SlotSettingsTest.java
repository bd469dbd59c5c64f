package care.continuum.scheduling.slot;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.testing.Proves;
import care.continuum.testing.Shipped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotSettingsTest {

    private static final String NAME = "continuum.scheduling.slots";

    static final SlotSettings SHIPPED = with(Map.of());

    private static final LocalDate SUNDAY = LocalDate.parse("2026-05-10");

    @Test
    @Proves("slot-of-appointment")
    void theDefaultsAreTheClinicsOwn() {
        assertThat(SHIPPED).isEqualTo(new SlotSettings(7, Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY), 9, 17));
    }

    @Test
    @Proves("slot-of-appointment")
    void aClinicHasOtherDaysAndHours() {
        var own = with(Map.of(NAME + ".days", 3, NAME + ".weekdays", "FRIDAY, SATURDAY", NAME + ".first-hour", 15));
        var window = new Window(ZoneOffset.UTC, SUNDAY.minusDays(30), SUNDAY, null, Instant.EPOCH, own);

        assertThat(own.weekdays()).containsExactlyInAnyOrder(FRIDAY, SATURDAY);
        assertThat(window.from()).isEqualTo(SUNDAY.minusDays(2));
        assertThat(window.hours())
                .extracting(Instant::toString)
                .containsExactly(
                        "2026-05-08T15:00:00Z", "2026-05-08T16:00:00Z", "2026-05-09T15:00:00Z", "2026-05-09T16:00:00Z");
    }

    @Test
    void everyFaultIsNamed() {
        assertThatThrownBy(() -> new SlotSettings(0, Set.of(), 17, 9))
                .hasMessageContainingAll("days must", "weekdays must", "first-hour must");
        assertThatThrownBy(() -> new SlotSettings(7, Set.of(MONDAY), 9, 25)).hasMessageContaining("first-hour must");
        assertThat(new SlotSettings(1, Set.of(MONDAY), 0, 24).hours(SUNDAY.plusDays(1), ZoneOffset.UTC))
                .hasSize(24);
    }

    private static SlotSettings with(Map<String, Object> own) {
        return Shipped.with(own, NAME, SlotSettings.class);
    }
}
