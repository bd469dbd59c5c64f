package care.continuum.aftercare.plan;

import static care.continuum.aftercare.plan.Harbor.LATER;
import static care.continuum.aftercare.plan.Harbor.OAK_HOUSE;
import static care.continuum.aftercare.plan.Harbor.allowed;
import static care.continuum.aftercare.plan.Harbor.news;
import static care.continuum.events.ReferralKind.SKILLS_VOCATIONAL;
import static care.continuum.events.ReferralKind.SOBER_LIVING;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.aftercare.terms.Delivery;
import care.continuum.aftercare.terms.DisclosureLedger;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.Referral;
import care.continuum.events.AftercareEvent.ReferralSent;
import care.continuum.events.ClientId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.RuleBroken;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandOverTest {

    private static final ReferralId ID = house(allowed()).referralId();
    private static final Delivery ASKED =
            Objects.requireNonNull(house(allowed()).delivery());

    private final InMemory<Plan> aggregates = new InMemory<>();
    private final Intake intake = new Intake();

    @Test
    @Proves("by-hand")
    void staffHandOverWhatIntakeAllows() {
        assertThat(house(allowed()).awaitsHandOver()).isTrue();
        given(allowed())
                .when(plan -> Sending.handedOver(plan, ID, ASKED, LATER))
                .then(new ReferralSent(Ana.CLIENT, Ana.EPISODE, ID, SOBER_LIVING, OAK_HOUSE.partnerId(), LATER))
                .and()
                .when(plan -> Sending.handedOver(plan, ID, null, LATER))
                .thenRefused("referral-not-sendable");
    }

    @Test
    @Proves("by-hand")
    void whatIntakeWasNotAskedForIsNotHandedOver() {
        given(allowed()).when(plan -> Sending.handedOver(plan, ID, null, LATER)).thenRefused("referral-not-allowed");
    }

    @Test
    void aRevocationStopsTheHandOver() {
        given(allowed())
                .when(plan -> news(plan, plan.consented(Ana.revoked(Ana.SPECIFIC), LATER)))
                .and()
                .when(plan -> Sending.handedOver(plan, ID, ASKED, LATER))
                .thenRefused("referral-not-allowed");
    }

    @Test
    void aRevocationForOneRecipientHasIntakeAskedAnew() {
        given(allowed())
                .when(plan -> Sending.doubted(plan, LATER))
                .thenNothing()
                .thenState(plan -> {
                    assertThat(house(plan).awaitsHandOver()).isFalse();
                    assertThat(house(plan).delivery().isDue(LATER, LATER)).isTrue();
                })
                .and()
                .when(plan -> Sending.handedOver(plan, ID, ASKED, LATER))
                .thenRefused("referral-not-allowed");
    }

    @Test
    void intakesNoInTheLastMomentWaitsForAnotherConsent() {
        given(allowed())
                .when(plan -> Sending.refused(plan, ID, ASKED, LATER))
                .thenNothing()
                .thenState(plan -> {
                    assertThat(house(plan).status()).isEqualTo(ReferralStatus.PENDING_CONSENT);
                    assertThat(ReferralView.of(house(plan), Harbor.ALL).proposed())
                            .isNull();
                });
    }

    @Test
    void aNoForAnotherWayChangesNothing() {
        var sent = Sending.handedOver(allowed(), ID, ASKED, LATER).state();

        given(sent)
                .when(plan -> Sending.refused(plan, ID, ASKED, LATER))
                .thenState(plan -> assertThat(plan).isEqualTo(sent));
    }

    @Test
    void nobodyHandsOverToWhoStandsInThePartnersPlaceOrTakesTheKindNoMore() {
        for (var other : List.of(
                partner("Elm House", Set.of(SOBER_LIVING)), partner(OAK_HOUSE.name(), Set.of(SKILLS_VOCATIONAL)))) {
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> handOver(other))
                    .satisfies(broken -> assertThat(broken.rule()).isEqualTo("partner-missing"));
        }
        assertThat(handOver(OAK_HOUSE).status()).isEqualTo(ReferralStatus.SENT);
    }

    @Test
    @Proves("by-hand")
    void aHandOverThatIsRepeatedAsksIntakeNothingAlthoughTheReferralWaitsAnew() {
        var desk = desk(OAK_HOUSE);
        var command = new Command("Ana's counselor POST /hand-over 1", "", true, "Ana's counselor");
        desk.handOver(ID, command);
        var anew = aggregates.settle(Ana.EPISODE.toString(), HandOverTest::missing, _ -> Change.to(allowed()));

        intake.willing = false;

        assertThat(desk.handOver(ID, command).referralId()).isEqualTo(ID);
        assertThat(intake.asked).isEqualTo(1);
        assertThat(aggregates.get(anew.id())).isEqualTo(anew);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> desk.handOver(ID, Command.once("Ana's counselor")))
                .satisfies(broken -> assertThat(broken.rule()).isEqualTo("consent-missing"));
    }

    private ReferralView handOver(Partner partner) {
        return desk(partner).handOver(ID, Command.once("Ana's counselor"));
    }

    private ReferralDesk desk(Partner partner) {
        var plan = allowed();
        aggregates.settle(plan.id(), () -> plan, _ -> Change.to(plan));
        var plans = KeptPlans.in(aggregates, Ana.EPISODE);
        return new ReferralDesk(aggregates, plans, () -> List.of(partner), intake, Clock.fixed(LATER, ZoneOffset.UTC));
    }

    private static Plan missing() {
        throw new AssertionError("the plan is there");
    }

    private static Partner partner(String name, Set<ReferralKind> kinds) {
        return new Partner(
                OAK_HOUSE.partnerId(),
                name,
                kinds,
                false,
                OAK_HOUSE.purpose(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                OAK_HOUSE.contact(),
                null);
    }

    /// Intake's yes to everything, or its no.
    private static final class Intake implements DisclosureLedger {

        private boolean willing = true;
        private int asked;

        @Override
        public boolean allows(Parcel parcel, String purpose) {
            asked++;
            return willing;
        }

        @Override
        public void sent(ClientId client, ReferralId referral, String recipient) {
            throw new AssertionError("nothing is noted here");
        }
    }

    private static Referral house(Plan plan) {
        return Ana.referral(plan, SOBER_LIVING);
    }
}
