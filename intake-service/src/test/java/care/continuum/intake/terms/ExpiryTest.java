package care.continuum.intake.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.ConsentExpiry;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    @Test
    void aConsentHoldsUntilADateTheEndOfTreatmentOrForGood() {
        assertThat(Expiry.of("END_OF_TREATMENT")).isEqualTo(new Expiry(ConsentExpiry.END_OF_TREATMENT, null));
        assertThat(Expiry.of("NONE")).isEqualTo(new Expiry(ConsentExpiry.NONE, null));
        assertThat(Expiry.of("2026-12-31")).isEqualTo(new Expiry(ConsentExpiry.ON_DATE, LocalDate.of(2026, 12, 31)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "never", "2026-02-30", "none", "2026-12-31T00:00:00Z"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Expiry.of(text)).hasMessage("must be a date, END_OF_TREATMENT or NONE");
    }

    @Test
    void theFarthestDatesAreStillCompared() {
        var farthest = Expiry.of("+999999999-12-31");

        assertThat(farthest.yearsAfter(LocalDate.MIN, 100)).isTrue();
        assertThat(farthest.before(LocalDate.MAX)).isFalse();
        assertThat(Expiry.of("-999999999-01-01").before(LocalDate.MAX)).isTrue();
        assertThat(Expiry.of("NONE").yearsAfter(LocalDate.MIN, 100)).isFalse();
    }
}
