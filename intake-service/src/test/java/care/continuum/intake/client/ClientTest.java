package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import care.continuum.events.AftercareEvent.ClientDied;
import care.continuum.events.AgeBand;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.Channel;
import care.continuum.events.ConsentEnd;
import care.continuum.events.ConsentType;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ConsentRevoked;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.InquiryReceived;
import care.continuum.events.IntakeEvent.SeatOfferExpired;
import care.continuum.events.OfferEnd;
import care.continuum.events.Reason;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.Track;
import care.continuum.intake.client.Chart.Finding;
import care.continuum.intake.terms.ConsentStatus;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Inquiry.Preference;
import care.continuum.intake.terms.Risk;
import care.continuum.intake.terms.Task;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.Todo;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

    private static final EpisodeId AGAIN = new EpisodeId(new UUID(0, 9));
    private static final ClientDischarged DEATH =
            new ClientDischarged(ANA, STAY, Disposition.NOT_COMPLETED, DischargeReason.DIED, MONDAY, 0, 0, null);

    @Test
    @Proves("no-identifiers-on-topics")
    void anInquiryIsToldWithoutAName() {
        assertThat(Client.inquire(ANA, STAY, Ana.person(), Ana.inquiry()).events())
                .isEqualTo(List.of(
                        new InquiryReceived(ANA, STAY, Channel.PHONE, Reason.CO_OCCURRING, Track.DAY, NOW, null)));
    }

    @Test
    void newsOfAnotherStayChangeNothing() {
        var other = new EpisodeId(new UUID(9, 9));

        given(client(Ana.active()))
                .when(it -> it.decide(other, Episode::finished))
                .thenNothing()
                .thenState(it -> assertThat(it).isEqualTo(client(Ana.active())));
    }

    @Test
    void aCommandForAStayThatIsNotThereFindsNothing() {
        var other = new EpisodeId(new UUID(9, 9));

        assertThatThrownBy(() -> new Stay(ANA, other).decide(client(Ana.active()), Episode::finished))
                .isInstanceOf(NotFound.class);
        assertThat(new Stay(ANA, null).of(client(Ana.active())).episodeId()).isEqualTo(STAY);
    }

    @Test
    void whoWaitsHasAPlaceByPriorityAndTime() {
        var place = client(Ana.waiting()).waiting();

        assertThat(place).isEqualTo(new Waiting(Track.DAY, AgeBand.ADULT, 5, NOW));
        assertThat(client(Ana.requested()).waiting()).isNull();
        assertThat(client(Ana.offered()).waiting()).isNull();
        assertThat(client(Ana.active()).waiting()).isNull();
        assertThat(client(Offering.decline(Ana.offered()).state()).waiting()).isEqualTo(place);
    }

    @Test
    void pregnancyTogetherWithInjectingGoesFirst() {
        var inquiry = Ana.inquiry(Preference.PREGNANT, Preference.INJECTING);
        var begun = Client.inquire(ANA, STAY, Ana.person(), inquiry).state();
        var waiting = begun.decide(it -> Change.to(it.with(Ana.ready().chart())))
                .state()
                .decide(Ana::enroll)
                .state()
                .decide(it -> Ana.refused(it, 1))
                .state()
                .waiting();

        assertThat(waiting).isEqualTo(new Waiting(Track.DAY, AgeBand.ADULT, 1, NOW));
    }

    @Test
    void anOfferIsDueWhenItExpires() {
        var offered = client(Ana.offered());

        assertThat(offered.dueAt()).isEqualTo(Ana.OFFER.expiresAt());
        given(offered)
                .when(it -> it.due(Ana.OFFER.expiresAt()))
                .then(new SeatOfferExpired(ANA, STAY, 2, Ana.SECTION, OfferEnd.EXPIRED))
                .thenState(it -> assertThat(it.dueAt()).isNull());
    }

    @Test
    void aConsentIsDueWhenItExpires() {
        var lastDay = MONDAY.plusDays(3);
        var consent = Ana.consent(Ana.CONSENT, ConsentType.TREATMENT_PAYMENT_OPERATIONS, lastDay, MONDAY);
        var ready = client(Consenting.granted(Ana.assessed(), consent).state());
        var end = Objects.requireNonNull(consent.endsAt());

        assertThat(ready.status()).isEqualTo(EpisodeStatus.READY);
        assertThat(ready.dueAt()).isEqualTo(end);
        given(ready)
                .when(it -> it.due(end))
                .then(new ConsentRevoked(
                        ANA,
                        STAY,
                        Ana.CONSENT,
                        ConsentType.TREATMENT_PAYMENT_OPERATIONS,
                        false,
                        end,
                        ConsentEnd.EXPIRED))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ASSESSED))
                .thenState(it -> assertThat(
                                it.current().chart().consent(Ana.CONSENT).status())
                        .isEqualTo(ConsentStatus.EXPIRED))
                .thenState(it -> assertThat(it.dueAt()).isNull());
    }

    @Test
    void anAssessmentIsDueTwoDaysAfterTheInquiry() {
        assertThat(client(Ana.asking()).tasks())
                .containsExactly(Task.of(Task.Kind.ASSESSMENT, NOW.plus(Duration.ofDays(2)), Ana.STAY));
        assertThat(client(Ana.assessed()).tasks()).isEmpty();
    }

    @Test
    void aScreenAnOfferAndACrisisAreWorkForStaff() {
        var atRisk = RiskWatch.screened(Ana.offered(), Ana.thoughtOfDeath(NOW), true, Ana.today(NOW))
                .state();
        var crisis = RiskWatch.assessed(Ana.asking(), new Finding(NOW, Risk.HIGH, "A plan."), Ana.today(NOW))
                .state();

        assertThat(client(atRisk).tasks())
                .containsExactly(
                        Task.of(Task.Kind.RISK_SCREEN, Ana.today(NOW).end(), Ana.STAY),
                        Task.of(Task.Kind.SEAT_OFFER, Ana.OFFER.expiresAt(), Ana.STAY));
        assertThat(client(crisis).tasks()).contains(Task.of(Task.Kind.CRISIS, NOW, Ana.STAY));
        assertThat(client(Seating.withdraw(crisis, NOW).state()).tasks())
                .containsExactly(Task.of(Task.Kind.CRISIS, NOW, Ana.STAY));
    }

    @Test
    @Proves("risk-screen")
    void aScreenThatIsOpenWhenTheStayEndsIsStillWorkForStaff() {
        var atRisk = RiskWatch.screened(Ana.asking(), Ana.thoughtOfDeath(NOW), true, Ana.today(NOW))
                .state();
        var screen = Task.of(Task.Kind.RISK_SCREEN, Ana.today(NOW).end(), Ana.STAY);

        assertThat(client(Seating.withdraw(atRisk, NOW).state()).tasks()).containsExactly(screen);
        assertThat(client(atRisk.assessed(Ana.assessment("3.1", MONDAY), NOW).state())
                        .tasks())
                .containsExactly(screen);
        assertThat(client(atRisk.finished().state()).tasks()).containsExactly(screen);
    }

    @Test
    void withADeathNothingIsLeftToBeDone() {
        var crisis = RiskWatch.assessed(Ana.active(), new Finding(NOW, Risk.HIGH, "A plan."), Ana.today(NOW))
                .state();
        var both = RiskWatch.screened(crisis, Ana.thoughtOfDeath(NOW), true, Ana.today(NOW))
                .state();

        for (var stay : List.of(both, both.finished().state())) {
            var world = dead(client(stay));

            assertThat(world.clients.get(ANA.toString()).status()).isEqualTo(EpisodeStatus.FINISHED);
            assertThat(world.clients.get(ANA.toString()).tasks()).isEmpty();
        }
    }

    @Test
    void aDeathThatIsToldOfAFormerStayEndsTheOneThatBegan() {
        var offered = client(Ana.active().finished().state())
                .readmit(AGAIN, Ana.inquiry())
                .state()
                .decide(it -> Consenting.granted(
                        it.assessed(Ana.assessment("2.1", MONDAY), NOW).state(), Ana.consent()))
                .state()
                .decide(Ana::enroll)
                .state()
                .decide(it -> Ana.refused(it, 1))
                .state()
                .decide(it -> Offering.offered(it, Ana.OFFER))
                .state();

        var world = dead(offered);

        assertThat(world.clients.told)
                .isEqualTo(List.of(
                        Ana.consentEnded(STAY, NOW),
                        new EnrollmentWithdrawn(ANA, AGAIN, NOW, false),
                        Ana.consentEnded(AGAIN, NOW)));
        var client = world.clients.get(ANA.toString());
        assertThat(client.episodes())
                .extracting(Episode::status)
                .containsExactly(EpisodeStatus.FINISHED, EpisodeStatus.CANCELED);
        assertThat(client.waiting()).isNull();
        assertThat(client.dueAt()).isNull();
        assertThat(client.tasks()).isEmpty();
    }

    @Test
    void theStayOfWhichADeathIsToldHasFinishedHoweverFarIntakeHasComeWithIt() {
        var world = dead(client(Ana.requested()));

        assertThat(world.clients.told).isEqualTo(List.of(Ana.consentEnded(STAY, NOW)));
        assertThat(world.clients.get(ANA.toString()).status()).isEqualTo(EpisodeStatus.FINISHED);
    }

    /// Aftercare tells it after the former stay, and attendance then ends the one in which the client is again.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeathThatTwoServicesTellEndsTheStayOnceInEitherOrder(boolean aftercareFirst) {
        var world = new World();
        var again = client(Ana.active().finished().state())
                .readmit(AGAIN, Ana.inquiry())
                .state()
                .decide(it -> Consenting.granted(
                        it.assessed(Ana.assessment("2.1", MONDAY), NOW).state(), Ana.consent()))
                .state()
                .decide(Ana::enroll)
                .state()
                .decide(it -> Seating.reserved(it, Ana.seat(1), NOW, Ana.AT))
                .state();
        assertThat(again.status()).isEqualTo(EpisodeStatus.ACTIVE);
        world.clients.states.put(ANA.toString(), again);
        var died = new ClientDied(ANA, STAY, MONDAY, NOW);
        var ended =
                new ClientDischarged(ANA, AGAIN, Disposition.NOT_COMPLETED, DischargeReason.DIED, MONDAY, 0, 0, null);
        if (aftercareFirst) {
            world.aftercare.on(died, World.origin(died, 1, NOW));
        }
        world.attendance.on(ended, World.origin(ended, 1, NOW));
        var once = world.clients.get(ANA.toString());
        world.aftercare.on(died, World.origin(died, 1, NOW));

        assertThat(world.clients.get(ANA.toString())).isEqualTo(once);
        assertThat(once.episodes()).extracting(Episode::status).containsOnly(EpisodeStatus.FINISHED);
        assertThat(world.clients.told).isEqualTo(List.of(Ana.consentEnded(AGAIN, NOW)));
    }

    private static World dead(Client client) {
        var world = new World();
        world.clients.states.put(ANA.toString(), client);
        world.attendance.on(DEATH, World.origin(DEATH, 1, NOW));
        return world;
    }

    @Test
    void aReleasedSeatIsPassedOnOncePerRelease() {
        var seat = new SeatReleased(ANA, STAY, 1, Ana.SECTION, Track.DAY, AgeBand.ADULT, NOW);
        var change = FreeSeat.passOn(client(Ana.active()), "released-1", seat);

        assertThat(change.todos())
                .extracting(Todo::id, Todo::kind)
                .containsExactly(tuple("pass-on-released-1", FreeSeat.PASS_ON));
        assertThat(change.events()).isEmpty();
    }

    private static Client client(Episode episode) {
        return Client.inquire(ANA, STAY, Ana.person(), Ana.inquiry())
                .state()
                .decide(_ -> Change.to(episode))
                .state();
    }
}
