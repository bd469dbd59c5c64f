package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AftercareEvent.AftercarePlanClosed;
import care.continuum.events.AftercareEvent.ClientDied;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.PlanId;
import care.continuum.intake.client.Chart.Finding;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Risk;
import care.continuum.messaging.Change;
import care.continuum.testing.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeathTest {

    private static final EpisodeId AGAIN = new EpisodeId(new UUID(0, 9));

    @Test
    @Proves("died")
    void withADeathNobodyWaitsAndNothingIsLeftToBeDone() {
        var atRisk = RiskWatch.screened(Ana.offered(), Ana.thoughtOfDeath(NOW), true, Ana.today(NOW))
                .state();
        var crisis = RiskWatch.assessed(Ana.asking(), new Finding(NOW, Risk.HIGH, "A plan."), Ana.today(NOW))
                .state();

        for (var stay : List.of(Ana.asking(), Ana.requested(), Ana.waiting(), atRisk, crisis)) {
            var told = new ArrayList<Object>(List.of(new EnrollmentWithdrawn(ANA, STAY, NOW, false)));
            stay.chart().consents().forEach(_ -> told.add(Ana.consentEnded(STAY, NOW)));
            given(client(stay))
                    .when(it -> Death.told(it, NOW))
                    .then(told.toArray())
                    .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.CANCELED))
                    .thenState(it -> assertThat(it.waiting()).isNull())
                    .thenState(it -> assertThat(it.tasks()).isEmpty())
                    .and()
                    .when(it -> it.readmit(AGAIN, Ana.inquiry()))
                    .thenRefused("client-died");
        }
    }

    @Test
    void aDeathIsToldOnce() {
        var dead = Death.told(client(Ana.waiting()), NOW).state();

        given(dead)
                .when(it -> Death.told(it, NOW.plusSeconds(60)))
                .thenNothing()
                .thenState(it -> assertThat(it).isEqualTo(dead));
    }

    @Test
    void whoWasReferredOutAndHasDiedIsNotReadmitted() {
        var gone = Ana.asking().assessed(Ana.assessment("3.7", MONDAY), NOW).state();

        given(client(gone))
                .when(it -> Death.told(it, NOW))
                .thenNothing()
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.REFERRED_OUT))
                .and()
                .when(it -> it.readmit(AGAIN, Ana.inquiry()))
                .thenRefused("client-died");
    }

    @Test
    void theDeathOfWhoWasInTheProgramIsToldElsewhere() {
        var finished = client(Ana.active().finished().state());

        for (var client : List.of(
                client(Ana.active()),
                client(Ana.onHold()),
                finished,
                finished.readmit(AGAIN, Ana.inquiry()).state())) {
            given(client).when(it -> Death.told(it, NOW)).thenRefused("was-enrolled");
        }
    }

    @Test
    @Proves("consent-ends")
    void aDeathThatEndsTheProgramEndsTheTreatmentForNoPlanFollows() {
        for (var stay :
                List.of(Ana.active(), Ana.onHold(), Ana.active().finished().state())) {
            var world = new World();
            world.clients.states.put(ANA.toString(), client(stay));
            var gone = new ClientDischarged(
                    ANA, STAY, Disposition.NOT_COMPLETED, DischargeReason.DIED, MONDAY, 0, 0, null);

            world.attendance.on(gone, World.origin(gone, 1, NOW));

            assertThat(world.clients.told).isEqualTo(List.of(Ana.consentEnded(STAY, NOW)));
            given(world.clients.get(ANA.toString()))
                    .when(it -> Disclosing.ask(it, STAY, DisclosingTest.HARBOR, NOW))
                    .thenRefused("consent-missing");
        }
    }

    @Test
    @Proves("consent-ends")
    void aDeathThatAftercareIsToldLeavesTheEndOfTheTreatmentToThePlan() {
        var world = new World();
        world.clients.states.put(ANA.toString(), client(Ana.active().finished().state()));
        var died = new ClientDied(ANA, STAY, MONDAY, NOW);
        var closed = new AftercarePlanClosed(ANA, STAY, new PlanId(new UUID(0, 7)), NOW.plusSeconds(1));

        world.aftercare.on(died, World.origin(died, 1, NOW));
        assertThat(world.clients.told).isEmpty();
        world.aftercare.on(closed, World.origin(closed, 2, NOW));

        assertThat(world.clients.told).isEqualTo(List.of(Ana.consentEnded(STAY, closed.closedAt())));
    }

    private static Client client(Episode stay) {
        return Client.inquire(ANA, STAY, Ana.person(), Ana.inquiry())
                .state()
                .decide(_ -> Change.to(stay))
                .state();
    }
}
