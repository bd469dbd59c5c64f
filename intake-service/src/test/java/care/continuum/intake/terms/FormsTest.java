package care.continuum.intake.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Instrument;
import care.continuum.testing.Proves;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormsTest {

    @ParameterizedTest
    @EnumSource(Instrument.class)
    @Proves("item-texts")
    void itemTextsAreShippedOnlyWhereTheyAreFree(Instrument instrument) {
        var free = EnumSet.of(Instrument.PHQ9, Instrument.GAD7).contains(instrument);

        assertThat(Forms.items(instrument)).hasSize(Scoring.items(instrument)).allSatisfy(item -> {
            assertThat(item.text() != null).isEqualTo(free);
            assertThat(item.highest()).isPositive();
        });
    }
}
