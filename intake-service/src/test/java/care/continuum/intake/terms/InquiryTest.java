package care.continuum.intake.terms;

import static care.continuum.intake.terms.Inquiry.Preference.INJECTING;
import static care.continuum.intake.terms.Inquiry.Preference.PREGNANT;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Channel;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InquiryTest {

    @Test
    void pregnancyGoesBeforeInjectingAndBothBeforeSteppingDown() {
        assertThat(rank("the hospital", PREGNANT, INJECTING)).isEqualTo(WaitlistPriority.PREGNANT_AND_INJECTING);
        assertThat(rank("the hospital", PREGNANT)).isEqualTo(WaitlistPriority.PREGNANT);
        assertThat(rank("the hospital", INJECTING)).isEqualTo(WaitlistPriority.INJECTING);
        assertThat(rank("the hospital")).isEqualTo(WaitlistPriority.STEPPING_DOWN);
        assertThat(rank(null)).isEqualTo(WaitlistPriority.OTHER);
    }

    private static WaitlistPriority rank(@Nullable String steppedDownFrom, Inquiry.Preference... first) {
        return new Inquiry(
                        Channel.PHONE,
                        Reason.SUBSTANCE_USE,
                        Track.DAY,
                        steppedDownFrom,
                        Set.of(first),
                        Instant.EPOCH,
                        new Clocks(Instant.EPOCH, null, List.of()))
                .rank();
    }
}
