package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.testing.Proves;
import care.continuum.testing.Shipped;
import care.continuum.web.BadInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntrySettingsTest {

    private static final String NAME = "continuum.scheduling";

    private final EntrySettings shipped = Shipped.of(NAME, EntrySettings.class);

    @ParameterizedTest
    @CsvSource({
        "CBT,                  CBT",
        "cbt,                  CBT",
        "motivational,         motivational",
        "Relapse prevention,   relapse prevention",
        "RELAPSE_PREVENTION,   relapse prevention",
        "relapse-prevention,   relapse prevention",
        "Trauma focused,       trauma-focused"
    })
    @Proves("modality")
    void aModalityIsOneThatTheClinicHasAndIsSpelledAsThere(String asked, String kept) {
        assertThat(shipped.modality(asked)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CBT, her mother called", "Ana"})
    @Proves("sealed-at-rest")
    void otherTextIsRefused(String asked) {
        assertThatThrownBy(() -> shipped.modality(asked))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.faults())
                                .singleElement()
                                .satisfies(it -> assertThat(it.field()).isEqualTo("modality"))
                                .satisfies(it -> assertThat(it.message()).contains("CBT, DBT")));
    }

    @Test
    void aClinicHasItsOwnModalities() {
        var own = Shipped.with(Map.of(NAME + ".modalities", "horses, CBT"), NAME, EntrySettings.class);

        assertThat(own.modality("Horses")).isEqualTo("horses");
        assertThat(own.modality(null)).isNull();
        assertThatThrownBy(() -> own.modality("motivational")).isInstanceOf(BadInput.class);
    }
}
