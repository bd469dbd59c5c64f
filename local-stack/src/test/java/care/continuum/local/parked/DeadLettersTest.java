package care.continuum.local.parked;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DeadLettersTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aValueThatIsNotWholeSaysSo() {
        assertThat(value("""
                {"value": "AAAA", "valueBytes": 3}""")).isEqualTo("AAAA");
        assertThat(value("""
                {"value": "AAAA", "valueBytes": 70000}""")).isEqualTo("AAAA (the first 3 of 70000 bytes)");
        assertThat(value("""
                {"value": null, "valueBytes": 0}""")).isEqualTo("none");
    }

    private static String value(String letter) {
        return DeadLetters.value(JSON.readTree(letter));
    }
}
