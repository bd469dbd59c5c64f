package care.continuum.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLineTest {

    private final List<String> faults = new ArrayList<>();

    @Test
    void commasSeparateAndEmptyFieldsCount() {
        assertThat(split("a,,c,")).containsExactly("a", "", "c", "");
        assertThat(split("")).containsExactly("");
        assertThat(faults).isEmpty();
    }

    @Test
    void quotesHoldCommasAndDoubledQuotes() {
        assertThat(split("\"a,b\",\"she said \"\"no\"\"\",\"\"")).containsExactly("a,b", "she said \"no\"", "");
        assertThat(faults).isEmpty();
    }

    @Test
    void aQuoteThatIsNotClosedIsAFaultOfItsField() {
        assertThat(split("a,\"b,c")).containsExactly("a");
        assertThat(faults).containsExactly("2: the quote is not closed on its line");
    }

    @Test
    void aQuoteInsideAPlainFieldIsAFault() {
        split("a,b\"c,d");
        assertThat(faults).containsExactly("2: a quote stands inside a field that does not begin with one");
    }

    @Test
    void nothingStandsBetweenAClosingQuoteAndTheComma() {
        assertThat(split("\"a\"b,c")).containsExactly("a", "c");
        assertThat(faults).containsExactly("1: something stands between the closing quote and the next comma");
    }

    private List<String> split(String line) {
        return CsvLine.split(line, (column, text) -> faults.add(column + ": " + text));
    }
}
