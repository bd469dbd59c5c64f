package care.continuum.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelaysTest {

    @Test
    void percentilesAreValuesThatWereMeasured() {
        var hundred = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();
        assertThat(Delays.percentile(hundred, 50)).hasMillis(50);
        assertThat(Delays.percentile(hundred, 99)).hasMillis(99);
        assertThat(Delays.percentile(hundred.subList(0, 20), 99)).hasMillis(20);
        assertThat(Delays.percentile(hundred.subList(0, 1), 50)).hasMillis(1);
    }

    @Test
    void theFirstAfterAStartIsToldApart() {
        var delays = new Delays();
        assertThat(delays.told()).isEqualTo("too few completions for a figure");
        for (var millis : new int[] {900, 30, 20, 10}) {
            delays.add(Duration.ofMillis(millis));
        }
        assertThat(delays.told()).contains("p50 20 ms, p99 30 ms (3 completions; the very first took 900 ms)");
    }
}
