package care.continuum.local;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.engines.FreePorts;
import care.continuum.local.api.FakeSuite;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void itIsLaterWhenAllServicesThatRunSayTheNewTime() throws IOException {
        try (var suite = new FakeSuite(this::slowly)) {
            assertThat(clocks(suite).awaitAll(DAY, Duration.ofSeconds(20))).isTrue();
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void aServiceThatStaysBehindIsToldOf() throws IOException {
        try (var suite = new FakeSuite(this::slowly)) {
            assertThat(clocks(suite).awaitAll(DAY.plusMillis(1), Duration.ZERO)).isFalse();
        }
    }

    private String slowly(String path) {
        var ahead = path.equals("/slow") && asked.incrementAndGet() < 3 ? Duration.ZERO : DAY;
        return "{\"ahead\": \"%s\"}".formatted(ahead);
    }

    /// One of them is slow, and one does not run.
    private static Clocks clocks(FakeSuite suite) {
        var nobody = "http://localhost:%d/clock".formatted(FreePorts.find(1).getFirst());
        return new Clocks(suite.client(), List.of(suite.url() + "/quick", suite.url() + "/slow", nobody));
    }
}
