package care.continuum.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Instrument;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PHQ9    | 3 3 3 3 3 3 3 3 3   | 27 | 27
                    GAD7    | 0 1 2 3 0 1 2       |  9 |  9
                    AUDIT_C | 4 4 4               | 12 | 12
                    DAST10  | 1 1 0 1 1 1 1 1 1 1 | 10 | 10
                    DAST10  | 0 0 1 0 0 0 0 0 0 0 |  0 |  0
                    CSSRS   | 1 1 1 1 1 2         |  7 |  7
                    CSSRS   | 1 1 0 0 0 1         |    |  3
                    BAM     | 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 | |
                    BAM     | 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 | 3 |
                    PHQ9    | 3 3 3               |    |
                    """)
    void eachInstrumentIsTakenAndScoredAsIntakeDoes(
            Instrument instrument, String answers, @Nullable String told, @Nullable Integer total) {
        var file = screenings();
        var lines = read(file, instrument, answers, told);
        assertThat(file.faults()).isEmpty();
        assertThat(lines.byRef().get("1").getFirst().total()).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    PHQ9    | 0 0 0 0 0 0 0 0 4   | 4 | 4: 4 is not from 0 to 3
                    CSSRS   | 0 0 0 0 0 3         |   | 4: 3 is not from 0 to 2
                    CSSRS   | 0 0 0 0 2 0         |   | 4: 2 is not from 0 to 1
                    CSSRS   | 0 0 0 0 0 2         | 1 | 5: the total is 1, but the answers give 2
                    BAM     | 5                   |   | 4: 5 is not from 0 to 4
                    DAST10  | 0 0 0 0 0 0 0 0 0 0 | 0 | 5: the total is 0, but the answers give 1
                    AUDIT_C | 0 0 0               |   | 5: '' is not a whole number
                    AUDIT_C | 0 0 0 0             | 0 | 4: AUDIT_C has 3 items, not 4
                    """)
    void whatIntakeRefusesOrScoresOtherwiseIsAFault(
            Instrument instrument, String answers, @Nullable String told, String fault) {
        var file = screenings();
        read(file, instrument, answers, told);
        assertThat(file.faults()).extracting(Fault::toString).containsExactly("screenings.csv:2:" + fault);
    }

    @Test
    void onlyIntentAPlanAndBehaviorOfLateAreAHighRisk() {
        assertThat(Instruments.highRisk(Instrument.CSSRS, List.of(1, 1, 1, 0, 0, 1)))
                .isFalse();
        assertThat(Instruments.highRisk(Instrument.CSSRS, List.of(0, 0, 0, 0, 0, 2)))
                .isTrue();
        assertThat(Instruments.highRisk(Instrument.CSSRS, List.of(0, 0, 0, 1))).isTrue();
        assertThat(Instruments.highRisk(Instrument.GAD7, List.of(0, 0, 0, 1))).isFalse();
    }

    private static CsvFile screenings() {
        return new CsvFile(Path.of("."), "screenings.csv", "client_ref,instrument,administered_at,answers,total");
    }

    private static ScreeningLines read(CsvFile file, Instrument instrument, String answers, @Nullable String told) {
        var lines = new ScreeningLines(Set.of("1"), LocalDateTime.parse("2026-11-23T12:00"));
        var total = told == null ? "" : told;
        lines.take(new Row(file, 2, List.of("1", instrument.name(), "2026-06-13T16:04", answers, total)));
        return lines;
    }
}
