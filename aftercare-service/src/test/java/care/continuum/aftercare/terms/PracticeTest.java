package care.continuum.aftercare.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.continuum.aftercare.Shipped;
import care.continuum.aftercare.terms.Practice.Pathway;
import care.continuum.events.Disposition;
import care.continuum.testing.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

class PracticeTest {

    @Test
    @Proves("follow-ups")
    void theDaysAfterADischargeDependOnHowItEnded() {
        var practice = Shipped.PRACTICE;

        assertThat(practice.after(Disposition.COMPLETED))
                .isEqualTo(new Pathway(List.of(7, 30, 60, 90), List.of(1, 7, 14, 21, 28, 35, 42, 60, 90)));
        assertThat(practice.after(Disposition.NOT_COMPLETED)).isEqualTo(new Pathway(List.of(7), List.of(1, 7, 30)));
        assertThat(practice.after(Disposition.TRANSFERRED)).isEqualTo(new Pathway(List.of(), List.of(1, 7)));
    }

    @Test
    @Proves("four-appointments")
    void nothingIsDueOnTheDayOfTheDischarge() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pathway(List.of(0, 7), List.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pathway(List.of(7), List.of(1, 1)));
    }
}
