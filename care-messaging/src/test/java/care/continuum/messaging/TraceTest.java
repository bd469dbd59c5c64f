package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {

    private static final String GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void aDecisionWithoutATraceBeginsOne() {
        assertThat(Trace.current()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").isNotEqualTo(Trace.current());
    }

    @Test
    void aGivenTraceIsKept() {
        String seen = Trace.<String, RuntimeException>within(Trace.of(GIVEN), Trace::current);

        assertThat(seen).isEqualTo(GIVEN);
    }

    @Test
    void rubbishIsNoTrace() {
        assertThat(Trace.of("00-00000000000000000000000000000000-b7ad6b7169203331-01"))
                .doesNotContain("0000000000000000");
        assertThat(Trace.of(null)).isNotBlank();
    }
}
