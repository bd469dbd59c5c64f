package care.continuum.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

    private static final String BEFORE = """
            {"type":"object","required":["a"],"properties":{"a":{"type":"string"},"b":{"type":"array","items":{"type":"integer"}}}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"b\":| \"c\":{\"type\":\"string\"},\"b\":| 0",
                "\"b\":| \"c\":| 1",
                "[\"a\"]| [\"a\",\"b\"]| 1",
                "[\"a\"]| []| 1",
                "\"string\"| \"integer\"| 1",
                "\"integer\"| \"number\"| 1",
                "\"string\"}| \"string\",\"format\":\"date\"}| 1"
            })
    void onlyAnOptionalFieldMayBeAdded(String part, String changed, int breaks) {
        var after = BEFORE.replace(part, changed);

        assertThat(Compatibility.breaks(Contract.JSON.readTree(BEFORE), Contract.JSON.readTree(after)))
                .hasSize(breaks);
    }
}
