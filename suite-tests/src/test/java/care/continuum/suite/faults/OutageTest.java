package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.suite.faults.Groups.Standing;
import care.continuum.suite.faults.Outage.Group;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final Standing BEFORE = new Standing(7, Set.of("a", "b", "c"));

    @Test
    void anOutageThatAllBoreBreaksNothing() {
        assertThat(outage(Group.of(40, BEFORE, BEFORE), 1, 119).broken()).isEmpty();
    }

    /// A member that is taken for gone comes back by its name.
    @Test
    void aConsumerThatLeftItsGroupForAWhileWasLost() {
        assertThat(outage(Group.of(40, BEFORE, new Standing(9, BEFORE.members())), 1, 30)
                        .broken())
                .containsExactly("intake kept 3 of 3 consumers while MongoDB was away, and its group changed 2 times");
    }

    @Test
    void aConsumerThatIsGoneOrAnotherOneWasLost() {
        assertThat(outage(Group.of(40, BEFORE, new Standing(9, Set.of("a", "b", "d"))), 1, 30)
                        .broken())
                .containsExactly("intake kept 2 of 3 consumers while MongoDB was away, and its group changed 2 times");
    }

    @Test
    void whoHadNothingToTakeInShowsNothing() {
        assertThat(outage(Group.of(0, BEFORE, BEFORE), 1, 30).broken())
                .containsExactly("intake had nothing to take in while MongoDB was away");
        assertThat(outage(Group.of(4, new Standing(7, Set.of()), new Standing(7, Set.of())), 1, 30)
                        .broken())
                .hasSize(1);
    }

    @Test
    void allHasToBeDoneSoonAfterTheReturnAndNewCommandsToo() {
        assertThat(outage(Group.of(40, BEFORE, BEFORE), 0, 121).broken())
                .containsExactly(
                        "no command was accepted once MongoDB was back",
                        "at rest only 121.0 s after MongoDB was started",
                        "not at rest 120 s after MongoDB was started: a document waits");
    }

    private static Outage outage(Group group, long accepted, double seconds) {
        var restless = seconds > 120 ? List.of("a document waits") : List.<String>of();
        return new Outage(Duration.ofMinutes(6), Map.of("intake", group), accepted, seconds, restless);
    }
}
