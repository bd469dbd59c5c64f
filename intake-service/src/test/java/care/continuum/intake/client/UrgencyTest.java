package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.intake.client.Worklist.Urgency;
import care.continuum.testing.Proves;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UrgencyTest {

    private static final Duration WARNING = World.SETTINGS.dueSoon();

    @Test
    @Proves("assessment-within-48-hours")
    void anAssessmentIsAboutToBeMissedFromADayBeforeAndMissedAfterTwo() {
        var due = Ana.inquiry().clocks().assessBy();

        assertThat(Urgency.of(due, NOW, WARNING)).isEqualTo(Urgency.LATER);
        assertThat(Urgency.of(due, NOW.plus(Duration.ofDays(1)), WARNING)).isEqualTo(Urgency.SOON);
        assertThat(Urgency.of(due, due, WARNING)).isEqualTo(Urgency.SOON);
        assertThat(Urgency.of(due, due.plusSeconds(1), WARNING)).isEqualTo(Urgency.OVERDUE);
    }
}
