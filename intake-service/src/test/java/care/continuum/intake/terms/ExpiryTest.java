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
    void itEndsBeforeADayOrNot() {
        var day = LocalDate.of(2026, 3, 2);

        assertThat(Expiry.of("2026-03-01").before(day)).isTrue();
        assertThat(Expiry.of("2026-03-02").before(day)).isFalse();
        assertThat(Expiry.of("NONE").before(LocalDate.MAX)).isFalse();
    }
}
