package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.Shape;
import care.continuum.testing.Proves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Stories that leave one another alone, one after the other in one suite: its start takes as long as most of them.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class StoriesIT {

    private Suite suite;
    private @Nullable Neighbors neighbors;
    private @Nullable StaffsCommands commands;

    @BeforeAll
    void begin(@TempDir Path folder) {
        suite = new Suite(folder, Shape.COMPACT);
    }

    @AfterAll
    void end() {
        suite.close();
    }

    @Test
    @Order(1)
    void fourClientsGoTheirWholeWay() {
        Journey.fourClientsGoTheirWholeWay(suite);
    }

    @Test
    @Order(2)
    @Proves("partner-once")
    void whoCompletesReachesThePartnerOnceAndStandsInIntakesLedger() throws IOException, InterruptedException {
        ReferralStory.whoCompletesReachesThePartnerOnceAndStandsInIntakesLedger(suite);
    }

    @Test
    @Order(3)
    void whatCannotBeProcessedIsFoundMendedAndProcessedAndAMissingNumberIsToldOf()
            throws IOException, InterruptedException {
        new OperationsStory().whatCannotBeProcessedIsFoundMendedAndProcessedAndAMissingNumberIsToldOf(suite);
    }

    @Test
    @Order(4)
    @Proves({"complaint-siblings", "one-record"})
    void oneOccurrenceMarkedNoShowLeavesItsSiblingsAlone() {
        complaints().oneOccurrenceMarkedNoShowLeavesItsSiblingsAlone();
    }

    @Test
    @Order(5)
    @Proves("complaint-attendee")
    void anAttendeeAlwaysCarriesTheClientsId() {
        complaints().anAttendeeAlwaysCarriesTheClientsId();
    }

    @Test
    @Order(6)
    @Proves("modality")
    void aSessionNamesItsModality() {
        complaints().aSessionNamesItsModality();
    }

    @Test
    @Order(7)
    @Proves({"complaint-reopens", "referral-mended"})
    void aClosedReferralReopensWithANote() {
        complaints().aClosedReferralReopensWithANote();
    }

    @ParameterizedTest
    @MethodSource("instructions")
    @Order(8)
    @Proves({"complaint-staff-only", "own-data-only"})
    void aClientCannotSetStaffOnlyStates(Instruction told) throws IOException, InterruptedException {
        commands().isRefusedAndChangesNothing(told);
    }

    static Stream<Instruction> instructions() {
        return Instruction.all();
    }

    @Test
    @Order(9)
    @Proves("complaint-staff-only")
    void everyCommandIsAmongThoseThatAClientTries() throws IOException, InterruptedException {
        assertThat(commands().untried()).isEmpty();
    }

    /// The last one: it takes the suite's clock years ahead.
    @Test
    @Order(10)
    @Proves({"erasure", "sealed-at-rest", "no-identifiers-on-topics", "no-counseling-notes"})
    void whoIsErasedWhenRetentionIsOverIsNowhereToBeFound() throws IOException, InterruptedException {
        Forgotten.leavesNothing(suite);
    }

    private Complaints complaints() {
        return new Complaints(neighbors());
    }

    private Neighbors neighbors() {
        var known = neighbors == null ? new Neighbors(suite) : neighbors;
        neighbors = known;
        return known;
    }

    private StaffsCommands commands() throws IOException, InterruptedException {
        var known = commands == null ? new StaffsCommands(neighbors()) : commands;
        commands = known;
        return known;
    }
}
