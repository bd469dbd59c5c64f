package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.Home;
import care.continuum.local.stack.Progress;
import care.continuum.suite.faults.KafkaAway.Lengths;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka away under load, for seconds; for minutes it is `./continuum faults --kafka-away`, which also judges memory
/// and time: they say nothing of young processes, on a machine that does something else meanwhile.
class KafkaAwayIT {

    private static final Lengths SHORT =
            new Lengths(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(12), 0);

    @TempDir
    private Path folder;

    @Test
    void nothingIsRefusedNorLostAndAllIsToldInOrderAfterwards() throws InterruptedException {
        var home = new Home(Home.repository(), folder, false);

        var outcome = KafkaAway.run(home, SHORT, new Progress(System.out));

        var figures = outcome.figures();
        System.out.println(figures.table());
        assertThat(outcome.broken()).as(figures.table()).isEmpty();
        assertThat(figures.waited()).isPositive();
        assertThat(figures.medians())
                .containsOnlyKeys(Sent.INQUIRIES, "intake", "scheduling", "attendance", "aftercare");
    }
}
