package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.CONSENT;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.Channel;
import care.continuum.events.ConsentEnd;
import care.continuum.events.ConsentType;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ConsentRevoked;
import care.continuum.events.IntakeEvent.CrisisRaised;
import care.continuum.events.IntakeEvent.CrisisResolved;
import care.continuum.events.IntakeEvent.InquiryReceived;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import care.continuum.intake.client.Chart.Finding;
import care.continuum.intake.terms.ConsentStatus;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.Risk;
import care.continuum.intake.terms.Task;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadmissionTest {

    private static final EpisodeId AGAIN = new EpisodeId(new UUID(0, 9));
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    @Proves("readmission")
    void aReadmissionIsALinkedNewEpisodeOfTheSameClient() {
        given(finished())
                .when(it -> it.readmit(AGAIN, Ana.inquiry()))
                .then(new InquiryReceived(ANA, AGAIN, Channel.PHONE, Reason.CO_OCCURRING, Track.DAY, NOW, STAY))
                .thenState(it -> assertThat(it.current().episodeId()).isEqualTo(AGAIN))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.INQUIRY))
                .thenState(it -> assertThat(ClientView.before(it, it.current())).isEqualTo(STAY))
                .thenState(it -> assertThat(it.episode(STAY).status()).isEqualTo(EpisodeStatus.FINISHED));
    }

    @Test
    void whatPutSomebodyFirstInAFormerStayCountsNoMore() {
        var before = Ana.inquiry(Inquiry.Preference.PREGNANT);
        var wish = InquiryController.ReadmissionRequest.NOTHING_NEW.wish(before);

        assertThat(new World().reception.receive(wish, LATER).rank()).isEqualTo(WaitlistPriority.OTHER);
    }

    @Test
    void whoIsStillHereIsNotReadmitted() {
        given(client(Ana.active())).when(it -> it.readmit(AGAIN, Ana.inquiry())).thenRefused("already-in-program");
        given(client(Ana.asking())).when(it -> it.readmit(AGAIN, Ana.inquiry())).thenRefused("already-in-program");
    }

    @Test
    void afterADeathNobodyIsReadmitted() {
        var died = client(Ana.active()).decideEach(it -> it.died(STAY, LATER)).state();
        var diedLater = finished()
                .readmit(AGAIN, Ana.inquiry())
                .state()
                .decideEach(it -> it.died(STAY, LATER))
                .state();
        var another = new EpisodeId(new UUID(0, 10));

        given(died).when(it -> it.readmit(AGAIN, Ana.inquiry())).thenRefused("client-died");
        given(diedLater).when(it -> it.readmit(another, Ana.inquiry())).thenRefused("client-died");
    }

    @Test
    void aRequestThatNamesNoEpisodeIsAboutTheLatest() {
        var again = finished().readmit(AGAIN, Ana.inquiry()).state();

        assertThat(new Stay(ANA, null).of(again).episodeId()).isEqualTo(AGAIN);
        assertThat(new Stay(ANA, STAY).of(again).episodeId()).isEqualTo(STAY);
    }

    @Test
    @Proves("risk-screen")
    void aRiskScreenThatIsOpenGoesWithTheClient() {
        var atRisk = RiskWatch.screened(Ana.active(), Ana.thoughtOfDeath(NOW), true, Ana.today(NOW))
                .state();
        var again =
                client(atRisk.finished().state()).readmit(AGAIN, Ana.inquiry()).state();

        assertThat(again.tasks())
                .filteredOn(it -> it.kind() == Task.Kind.RISK_SCREEN)
                .containsExactly(Task.of(Task.Kind.RISK_SCREEN, Ana.today(NOW).end(), AGAIN));
        given(again)
                .when(it -> it.decide(
                        stay -> RiskWatch.assessed(stay, new Finding(NOW, Risk.LOW, "Safe."), Ana.today(NOW))))
                .thenState(it -> assertThat(it.tasks()).extracting(Task::kind).containsExactly(Task.Kind.ASSESSMENT));
    }

    @Test
    @Proves("crisis")
    void aCrisisThatIsOpenGoesWithTheClientAndIsResolvedInTheNewStay() {
        var crisis = RiskWatch.assessed(Ana.active(), new Finding(NOW, Risk.HIGH, "A plan."), Ana.today(NOW))
                .state();
        var comesBack = client(crisis.finished().state()).readmit(AGAIN, inquiry(LATER));

        given(client(crisis.finished().state()))
                .when(it -> it.readmit(AGAIN, inquiry(LATER)))
                .then(
                        new InquiryReceived(ANA, AGAIN, Channel.PHONE, Reason.CO_OCCURRING, Track.DAY, LATER, STAY),
                        new CrisisRaised(ANA, AGAIN, NOW),
                        new CrisisResolved(ANA, STAY, LATER));
        given(comesBack.state())
                .when(it -> it.decide(STAY, stay -> RiskWatch.resolved(stay, LATER)))
                .thenRefused("no-crisis");
        given(comesBack.state())
                .when(it -> new Stay(ANA, null).decide(it, stay -> RiskWatch.resolved(stay, LATER)))
                .then(new CrisisResolved(ANA, AGAIN, LATER))
                .thenState(it -> assertThat(it.tasks()).extracting(Task::kind).containsExactly(Task.Kind.ASSESSMENT));
    }

    @Test
    void aConsentOfAnEarlierEpisodeStillEndsInTime() {
        var again = finished().readmit(AGAIN, Ana.inquiry()).state();

        given(again)
                .when(it -> it.decide(STAY, stay -> Consenting.treatmentEnded(stay, NOW)))
                .thenState(it ->
                        assertThat(it.episode(STAY).chart().treatmentCovered()).isFalse());
    }

    @Test
    @Proves("consent-revoked")
    void aConsentOfAnEarlierEpisodeIsTakenBackByItsIdAlone() {
        var world = new World();
        var again = finished().readmit(AGAIN, Ana.inquiry()).state();
        world.clients.states.put(ANA.toString(), again);
        var latest = new Stay(ANA, null);

        assertThatThrownBy(() -> world.clinic.revoke(new Stay(ANA, AGAIN), World.command("no"), CONSENT, null, null))
                .isInstanceOf(NotFound.class);
        var revoked = world.clinic.revoke(latest, World.command("no"), CONSENT, null, null);

        assertThat(revoked.status()).isEqualTo(ConsentStatus.REVOKED);
        assertThat(world.clients.told)
                .isEqualTo(List.of(new ConsentRevoked(
                        ANA, STAY, CONSENT, ConsentType.TREATMENT_PAYMENT_OPERATIONS, false, NOW, ConsentEnd.REVOKED)));
    }

    private static Inquiry inquiry(Instant at) {
        var before = Ana.inquiry();
        return new Inquiry(before.channel(), before.reason(), Track.DAY, null, Set.of(), at, Ana.CLOCKS);
    }

    private static Client finished() {
        return client(Ana.active().finished().state());
    }

    private static Client client(Episode stay) {
        return Client.inquire(ANA, STAY, Ana.person(), Ana.inquiry())
                .state()
                .decide(_ -> Change.to(stay))
                .state();
    }
}
