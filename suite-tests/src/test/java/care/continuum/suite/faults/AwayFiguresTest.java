package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.suite.faults.AwayFigures.Phase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AwayFiguresTest {

    private static final Phase WITH = phase(20, 30, 0, 200);

    @Test
    void aServiceThatDoesNotNoticeThatKafkaIsAwayKeepsItsPromise() {
        var figures = figures(phase(22, 50, 0, 216), 1_200, 12);

        assertThat(figures.broken()).isEmpty();
        assertThat(figures.grown()).isEmpty();
        assertThat(figures.slower()).isEmpty();
    }

    @Test
    void aCommandThatIsNotAcceptedIsAViolation() {
        assertThat(figures(phase(20, 30, 1, 200), 1_200, 12).broken())
                .containsExactly("1 commands were not accepted while Kafka was away");
    }

    @Test
    void inquiriesThatTakeLongerAreAViolation() {
        assertThat(figures(phase(22.1, 50.1, 0, 200), 1_200, 12).slower())
                .containsExactly(
                        "p50 of inquiries was 20.0 ms with Kafka and 22.1 ms without",
                        "p99 of inquiries was 30.0 ms with Kafka and 50.1 ms without");
    }

    @Test
    void commandsToAnyServiceThatTakeLongerAreAViolation() {
        for (var service : List.of("intake", "scheduling", "attendance", "aftercare")) {
            var before = with(service, all(100, 10));

            assertThat(figures(before, with(service, all(100, 11.1))).slower())
                    .containsExactly("p50 of %s was 10.0 ms with Kafka and 11.1 ms without".formatted(service));
            assertThat(figures(before, with(service, all(100, 10.9))).slower()).isEmpty();
        }
    }

    @Test
    void fewCommandsToAServiceAreToldAndNotJudged() {
        var figures = figures(with("aftercare", all(99, 10)), with("aftercare", all(99, 30)));

        assertThat(figures.slower()).isEmpty();
        assertThat(figures.table()).contains("| p50 of aftercare, ms | 10.0 | 30.0 | 10.0 | too few for a verdict |");
        assertThat(figures.medians()).containsEntry("aftercare", List.of(10.0, 30.0, 10.0));
    }

    /// Of a hundred commands that take 10 to 19 ms, p50 may well lie 1 ms higher another time.
    @Test
    void whatChanceExplainsIsNoViolation() {
        var before = Stream.iterate(10.0, it -> it + 0.1).limit(100).toList();
        var after = before.stream().map(it -> it * 1.12).toList();

        assertThat(Times.of(after).p50()).isGreaterThan(1.1 * Times.of(before).p50());
        assertThat(figures(with("intake", Times.of(before)), with("intake", Times.of(after)))
                        .slower())
                .isEmpty();
    }

    @Test
    void heapsThatGrowBeyondThoseWithKafkaAreAViolation() {
        assertThat(figures(phase(20, 30, 0, 217), 1_200, 12).grown())
                .containsExactly("the heaps grew from 200 MB with Kafka to 217 MB without");
    }

    @Test
    void aBacklogThatIsToldLessThanFiveTimesAsFastAsItCameIsAViolation() {
        assertThat(figures(WITH, 1_200, 12.1).slower())
                .containsExactly("1200 events that had come at 20 a second were told at 99 a second");
        assertThat(figures(WITH, 0, 1).broken()).hasSize(1);
    }

    @Test
    void aPartCountsWhatWasSentInIt() {
        var phase = Phase.of(
                List.of(
                        new Sent(Sent.INQUIRIES, 5, true),
                        new Sent("intake", 7, true),
                        new Sent("aftercare", 9, false),
                        new Sent("aftercare", 9, true)),
                100);

        assertThat(phase.inquiries().count()).isEqualTo(1);
        assertThat(phase.beside()).isEqualTo(3);
        assertThat(phase.refused()).isEqualTo(1);
        assertThat(phase.of("aftercare").p50()).isEqualTo(9);
        assertThat(phase.of("scheduling").count()).isZero();
    }

    @Test
    void thereAreEnoughClientsForNoDocumentToForgetACommand() {
        var lengths = KafkaAway.Lengths.of(Duration.ofMinutes(10));

        assertThat(lengths.clients()).isEqualTo(4 + 39);
    }

    private static Times all(int count, double millis) {
        return Times.of(Collections.nCopies(count, millis));
    }

    private static Phase with(String service, Times times) {
        return new Phase(Map.of(Sent.INQUIRIES, all(600, 20), service, times), 0, 200);
    }

    private static Phase phase(double p50, double p99, int refused, long heap) {
        return new Phase(Map.of(Sent.INQUIRIES, new Times(600, p50, p99, p50, p50)), refused, heap);
    }

    private static AwayFigures figures(Phase with, Phase first) {
        return new AwayFigures(with, first, with, Duration.ofMinutes(1), 1_200, 3, 12);
    }

    /// Away for a minute, of which the second half is as it was with Kafka.
    private static AwayFigures figures(Phase first, long waited, double seconds) {
        return new AwayFigures(WITH, first, WITH, Duration.ofMinutes(1), waited, 3, seconds);
    }
}
