package care.continuum.suite;

import care.continuum.local.stack.Shape;
import care.continuum.testing.Proves;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Stories that leave one another alone, one after the other in one suite: its start takes as long as most of them.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class StoriesIT {

    private Suite suite;

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
    @Proves("erasure")
    void whoCompletesReachesThePartnerOnceAndStandsInIntakesLedger() throws IOException, InterruptedException {
        ReferralStory.whoCompletesReachesThePartnerOnceAndStandsInIntakesLedger(suite);
    }

    @Test
    @Order(3)
    void whatCannotBeProcessedIsFoundMendedAndProcessedAndAMissingNumberIsToldOf()
            throws IOException, InterruptedException {
        new OperationsStory().whatCannotBeProcessedIsFoundMendedAndProcessedAndAMissingNumberIsToldOf(suite);
    }
}
