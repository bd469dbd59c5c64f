package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.intake.terms.EpisodeStatus.ACTIVE;
import static care.continuum.intake.terms.EpisodeStatus.ASSESSED;
import static care.continuum.intake.terms.EpisodeStatus.CANCELED;
import static care.continuum.intake.terms.EpisodeStatus.FINISHED;
import static care.continuum.intake.terms.EpisodeStatus.INQUIRY;
import static care.continuum.intake.terms.EpisodeStatus.READY;
import static care.continuum.intake.terms.EpisodeStatus.REFERRED_OUT;
import static care.continuum.intake.terms.EpisodeStatus.SCREENED;
import static care.continuum.intake.terms.EpisodeStatus.WAITLISTED;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AssessmentBasis;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.Instrument;
import care.continuum.events.IntakeEvent.AssessmentCompleted;
import care.continuum.events.IntakeEvent.ClientReferredOut;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.Inquiry;
import care.continuum.testing.Proves;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EpisodeTest {

    @Test
    @Proves("intake-states")
    void aStayGoesFromTheInquiryToItsEnd() {
        var screened = RiskWatch.screened(
                        Ana.asking(), Ana.screening(Instrument.GAD7, NOW, 0, 0, 0, 0, 0, 0, 0), true, Ana.today(NOW))
                .state();
        var assessed = screened.assessed(Ana.assessment("2.1", MONDAY), NOW).state();

        assertThat(Ana.asking().status()).isEqualTo(INQUIRY);
        assertThat(screened.status()).isEqualTo(SCREENED);
        assertThat(assessed.status()).isEqualTo(ASSESSED);
        assertThat(Consenting.granted(assessed, Ana.consent()).state().status()).isEqualTo(READY);
        assertThat(Ana.waiting().status()).isEqualTo(WAITLISTED);
        assertThat(Ana.offered().status()).isEqualTo(WAITLISTED);
        assertThat(Ana.active().status()).isEqualTo(ACTIVE);
        assertThat(Ana.active().finished().state().status()).isEqualTo(FINISHED);
    }

    @Test
    @Proves("intake-states")
    void anAssessmentNeedsNoScreening() {
        assertThat(Ana.assessed().status()).isEqualTo(ASSESSED);
    }

    @Test
    @Proves("ready")
    void aClientStaysReadyWhileASeatIsAsked() {
        assertThat(Ana.requested().status()).isEqualTo(READY);
    }

    @Test
    @Proves("ready")
    void nobodyIsReadyWithAnOpenRiskScreen() {
        given(Ana.ready())
                .when(it -> RiskWatch.screened(it, Ana.thoughtOfDeath(NOW), true, Ana.today(NOW)))
                .thenState(it -> assertThat(it.status()).isEqualTo(ASSESSED));
    }

    @Test
    @Proves("consent-kinds")
    void nobodyIsReadyByAConsentForSomebodyElseOrARevokedOne() {
        var specific = Ana.consent(new ConsentId(new UUID(1, 1)), ConsentType.SPECIFIC_RECIPIENT, null, MONDAY);

        given(Ana.assessed())
                .when(it -> Consenting.granted(it, specific))
                .thenState(it -> assertThat(it.status()).isEqualTo(ASSESSED));
        given(Ana.ready())
                .when(it -> Consenting.revoked(it, Ana.CONSENT, null, null, NOW))
                .thenState(it -> assertThat(it.status()).isEqualTo(ASSESSED));
    }

    @Test
    void theProgramsLevelIsTold() {
        given(Ana.asking())
                .when(it -> it.assessed(Ana.assessment("2.1", MONDAY), NOW))
                .then(new AssessmentCompleted(ANA, STAY, AssessmentBasis.ASAM, "2.1", MONDAY));
    }

    @Test
    @Proves("other-level")
    void anotherLevelIsReferredOutAndThatIsTheEnd() {
        given(Ana.ready())
                .when(it -> it.assessed(Ana.assessment("3.7", MONDAY), NOW))
                .then(
                        new AssessmentCompleted(ANA, STAY, AssessmentBasis.ASAM, "3.7", MONDAY),
                        new ClientReferredOut(ANA, STAY, "3.7", NOW))
                .thenState(it -> assertThat(it.status()).isEqualTo(REFERRED_OUT))
                .and()
                .when(Ana::enroll)
                .thenRefused("episode-over");
    }

    @Test
    @Proves("locus")
    void locusIsForMentalHealthAlone() {
        var locus = new Assessment(AssessmentBasis.LOCUS, "2016", Map.of(), "2.1", MONDAY);
        var asking = Ana.asking();
        var before = asking.inquiry();
        var inquiry =
                new Inquiry(before.channel(), Reason.MENTAL_HEALTH, Track.DAY, null, Set.of(), NOW, before.clocks());

        given(asking).when(it -> it.assessed(locus, NOW)).thenRefused("locus-mental-health-alone");
        given(Episode.begin(STAY, ANA, inquiry))
                .when(it -> it.assessed(locus, NOW))
                .then(new AssessmentCompleted(ANA, STAY, AssessmentBasis.LOCUS, "2.1", MONDAY));
    }

    @Test
    @Proves("other-level")
    void whoWantsASeatIsReferredOutAndWantsItNoMore() {
        for (var stay : List.of(Ana.requested(), Ana.waiting(), Ana.offered())) {
            given(stay)
                    .when(it -> it.assessed(Ana.assessment("3.7", MONDAY), NOW))
                    .then(
                            new AssessmentCompleted(ANA, STAY, AssessmentBasis.ASAM, "3.7", MONDAY),
                            new EnrollmentWithdrawn(ANA, STAY, NOW, false),
                            new ClientReferredOut(ANA, STAY, "3.7", NOW))
                    .thenState(it -> assertThat(it.status()).isEqualTo(REFERRED_OUT))
                    .thenState(it -> assertThat(Waiting.of(it)).isNull())
                    .thenState(it ->
                            assertThat(Agenda.tasks(List.of(it), List.of())).isEmpty())
                    .and()
                    .when(it -> Offering.accept(it, Ana.AT, Ana.AGREED, Ana.ADULTS))
                    .thenRefused("episode-over");
        }
    }

    @Test
    void theAnswerToWhatWasAskedBeforeAReferralChangesNothing() {
        var gone = Ana.requested().assessed(Ana.assessment("3.7", MONDAY), NOW).state();

        given(gone)
                .when(it -> Seating.reserved(it, Ana.seat(1), NOW, Ana.AT))
                .thenNothing()
                .and()
                .when(it -> Ana.refused(it, 1))
                .thenNothing()
                .thenState(it -> assertThat(it.status()).isEqualTo(REFERRED_OUT));
    }

    @Test
    void whoWaitsIsAssessedAgainAtTheProgramsLevelAndKeepsThePlace() {
        given(Ana.waiting())
                .when(it -> it.assessed(Ana.assessment("2.1", MONDAY), NOW))
                .then(new AssessmentCompleted(ANA, STAY, AssessmentBasis.ASAM, "2.1", MONDAY))
                .thenState(it -> assertThat(Offering.waits(it)).isTrue());
    }

    @Test
    void whoIsInTheProgramIsNotAssessedAgain() {
        given(Ana.active())
                .when(it -> it.assessed(Ana.assessment("2.1", MONDAY), NOW))
                .thenRefused("already-enrolled");
    }

    @Test
    void theEndOfTheProgramIsHeardOnceAndNeverRefused() {
        given(Ana.active())
                .when(Episode::finished)
                .thenNothing()
                .and()
                .when(Episode::finished)
                .thenNothing()
                .thenState(it -> assertThat(it.status()).isEqualTo(FINISHED));
        given(Seating.withdraw(Ana.waiting(), NOW).state())
                .when(Episode::finished)
                .thenNothing()
                .thenState(it -> assertThat(it.status()).isEqualTo(CANCELED));
        given(Ana.offered())
                .when(Episode::finished)
                .thenNothing()
                .thenState(it -> assertThat(it.status()).isEqualTo(FINISHED));
    }

    @Test
    void nothingClinicalIsAddedToAStayThatIsOver() {
        var over = Ana.active().finished().state();

        given(over).when(it -> it.assessed(Ana.assessment("2.1", MONDAY), NOW)).thenRefused("episode-over");
        given(over)
                .when(it -> RiskWatch.screened(it, Ana.thoughtOfDeath(NOW), true, Ana.today(NOW)))
                .thenRefused("episode-over");
        given(over).when(it -> Seating.withdraw(it, NOW)).thenRefused("episode-over");
    }
}
