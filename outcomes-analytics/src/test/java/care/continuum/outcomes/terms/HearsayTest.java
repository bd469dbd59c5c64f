package care.continuum.outcomes.terms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.outcomes.terms.Hearsay.Unreadable;
import care.continuum.testing.GoldenLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was released once is understood for ever; what cannot be understood is said to be so.
class HearsayTest {

    private static final String ENROLLED = "care.continuum.intake.ClientEnrolled.v1";

    private final Hearsay hearsay = new Hearsay();

    static List<GoldenLine> everyLine() {
        return GoldenLine.all();
    }

    @ParameterizedTest
    @MethodSource("everyLine")
    void everyGoldenLineIsReadAndHeard(GoldenLine line) {
        var event = hearsay.read(line.type(), line.json().getBytes(UTF_8)).orElseThrow();
        var facts = ClientFacts.NONE.hear("teller", 1, event);

        assertThat(hearsay.typeOf(event)).isEqualTo(line.type());
        assertThat(facts.episodes()).containsOnlyKeys(event.episodeId().toString());
        assertThat(ProgramFigures.of(facts.stays("ana").toList(), Story.NEW_YORK)
                        .enrolled())
                .isEqualTo(1);
    }

    @Test
    void allGoldenLinesTogetherAreFigures() {
        var facts = ClientFacts.NONE;
        for (var line : GoldenLine.all()) {
            facts = facts.hear(
                    line.type(),
                    1,
                    hearsay.read(line.type(), line.json().getBytes(UTF_8)).orElseThrow());
        }

        assertThat(facts.heard()).hasSizeGreaterThanOrEqualTo(53);
        var figures = ProgramFigures.of(facts.stays("ana").toList(), Story.NEW_YORK);
        assertThat(figures.discharged()).isEqualTo(1);
        assertThat(figures.referrals().created()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"clientId\": \"nobody\"}", "\"text\"", "{"})
    void whatIsNotSuchAnEventIsUnreadable(String json) {
        assertThatThrownBy(() -> hearsay.read(ENROLLED, json.getBytes(UTF_8))).isInstanceOf(Unreadable.class);
    }

    @Test
    void aTypeThatIsNotKnownIsNoEvent() {
        assertThat(hearsay.read("care.continuum.intake.ClientEnrolled.v9", new byte[0]))
                .isEmpty();
        assertThat(hearsay.read("", new byte[0])).isEmpty();
    }
}
