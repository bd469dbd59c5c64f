package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.CLINIC;
import static care.continuum.intake.client.Ana.CONSENT;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AssessmentBasis;
import care.continuum.events.ConsentEnd;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.IntakeEvent.AssessmentCompleted;
import care.continuum.events.IntakeEvent.ClientReferredOut;
import care.continuum.events.IntakeEvent.ConsentGranted;
import care.continuum.events.IntakeEvent.ConsentRevoked;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.ConsentStatus;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.testing.Proves;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsentingTest {

    private static final ConsentId LATER = new ConsentId(new UUID(1, 2));
    private static final ConsentType TPO = ConsentType.TREATMENT_PAYMENT_OPERATIONS;

    @Test
    @Proves("no-identifiers-on-topics")
    void aConsentIsToldWithoutItsTexts() {
        given(Ana.assessed())
                .when(it -> Consenting.granted(it, Ana.consent()))
                .then(new ConsentGranted(ANA, STAY, CONSENT, TPO, ConsentExpiry.END_OF_TREATMENT, null, MONDAY));
    }

    @Test
    void aConsentEndsWithItsLastDayAtTheClinic() {
        var lastDay = MONDAY.plusDays(7);
        var consent = Ana.consent(CONSENT, TPO, lastDay, MONDAY);
        var lastMinute = CLINIC.at(lastDay, LocalTime.of(23, 59));

        assertThat(consent.at(lastMinute).status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(consent.at(lastMinute.plusSeconds(60)).status()).isEqualTo(ConsentStatus.EXPIRED);
        given(Consenting.granted(Ana.assessed(), consent).state())
                .when(it -> Consenting.revoked(it, CONSENT, null, null, lastMinute.plusSeconds(60)))
                .thenRefused("consent-not-active");
    }

    @Test
    @Proves("consent-ends")
    void aConsentThatEndsByItsDateIsToldOnceWhenTimeHasIt() {
        var lastDay = MONDAY.plusDays(7);
        var consent = Ana.consent(CONSENT, TPO, lastDay, MONDAY);
        var midnight = CLINIC.at(lastDay.plusDays(1), LocalTime.MIDNIGHT);
        var client = Client.inquire(ANA, STAY, Ana.person(), Ana.inquiry())
                .state()
                .decide(it -> Consenting.granted(it, consent))
                .state();

        assertThat(client.dueAt()).isEqualTo(midnight);
        given(client)
                .when(it -> it.due(midnight))
                .then(new ConsentRevoked(ANA, STAY, CONSENT, TPO, false, midnight, ConsentEnd.EXPIRED))
                .thenState(it -> assertThat(it.dueAt()).isNull())
                .and()
                .when(it -> it.due(midnight.plusSeconds(1)))
                .thenNothing();
    }

    @Test
    @Proves("consent-ends")
    void aConsentUntilTheEndOfTreatmentEndsWhenTheAftercarePlanCloses() {
        var client = Client.inquire(ANA, STAY, Ana.person(), Ana.inquiry())
                .state()
                .decide(_ -> Change.to(Ana.active()))
                .state();
        var closedAt = NOW.plusSeconds(1);

        given(client)
                .when(it -> it.decide(stay -> Consenting.treatmentEnded(stay, closedAt)))
                .then(new ConsentRevoked(ANA, STAY, CONSENT, TPO, false, closedAt, ConsentEnd.END_OF_TREATMENT))
                .thenState(it -> assertThat(status(it.current())).isEqualTo(ConsentStatus.EXPIRED))
                .and()
                .when(it -> it.decide(stay -> Consenting.treatmentEnded(stay, closedAt)))
                .thenNothing();
    }

    @Test
    @Proves("consent-ends")
    void aConsentUntilTheEndOfTreatmentEndsWithAStayThatNeverCameToIt() {
        var client = Client.inquire(ANA, STAY, Ana.person(), Ana.inquiry())
                .state()
                .decide(_ -> Change.to(Ana.waiting()))
                .state();
        var withdrawn = new EnrollmentWithdrawn(ANA, STAY, NOW, false);
        var ended = new ConsentRevoked(ANA, STAY, CONSENT, TPO, false, NOW, ConsentEnd.END_OF_TREATMENT);

        given(client)
                .when(it -> it.decide(stay -> Seating.withdraw(stay, NOW)))
                .then(withdrawn, ended)
                .and()
                .when(it -> Disclosing.ask(it, STAY, DisclosingTest.HARBOR, NOW))
                .thenRefused("consent-missing");
        given(client)
                .when(it -> it.decide(stay -> stay.assessed(Ana.assessment("3.7", MONDAY), NOW)))
                .then(
                        new AssessmentCompleted(ANA, STAY, AssessmentBasis.ASAM, "3.7", MONDAY),
                        withdrawn,
                        new ClientReferredOut(ANA, STAY, "3.7", NOW),
                        ended)
                .and()
                .when(it -> Disclosing.ask(it, STAY, DisclosingTest.HARBOR, NOW))
                .thenRefused("consent-missing");
    }

    @Test
    @Proves("consent-ends")
    void onceTheTreatmentHasEndedNoConsentIsGivenUntilItsEnd() {
        var over =
                Consenting.treatmentEnded(Ana.active().finished().state(), NOW).state();
        var until = Ana.consent(LATER, TPO, null, MONDAY);
        var dated = Ana.consent(LATER, TPO, MONDAY.plusDays(7), MONDAY);

        given(over).when(it -> Consenting.granted(it, until)).thenRefused("treatment-over");
        given(over)
                .when(it -> Consenting.granted(it, dated))
                .thenState(it -> assertThat(it.chart().consent(LATER).active()).isTrue());
        given(Ana.active().finished().state())
                .when(it -> Consenting.granted(it, until))
                .thenState(it -> assertThat(it.chart().consent(LATER).active()).isTrue());
    }

    @Test
    void aConsentUntilTheEndOfTreatmentOutlivesTheProgram() {
        var finished = Ana.active().finished().state().asOf(NOW.plusSeconds(100L * 24 * 60 * 60));

        assertThat(finished.chart().consent(CONSENT).status()).isEqualTo(ConsentStatus.ACTIVE);
    }

    @Test
    void aConsentIsTakenBackOnce() {
        given(Ana.ready())
                .when(it -> Consenting.revoked(it, CONSENT, null, null, NOW))
                .then(new ConsentRevoked(ANA, STAY, CONSENT, TPO, false, NOW, ConsentEnd.REVOKED))
                .thenState(it -> assertThat(status(it)).isEqualTo(ConsentStatus.REVOKED))
                .and()
                .when(it -> Consenting.revoked(it, CONSENT, null, null, NOW))
                .thenRefused("consent-not-active");
    }

    @Test
    @Proves("consent-revoked")
    void aConsentIsTakenBackForOneRecipientAndHoldsForTheOthers() {
        given(Ana.ready())
                .when(it -> Consenting.revoked(it, CONSENT, "Dr. Stone", null, NOW))
                .then(new ConsentRevoked(ANA, STAY, CONSENT, TPO, true, NOW, ConsentEnd.REVOKED))
                .thenState(it -> assertThat(status(it)).isEqualTo(ConsentStatus.ACTIVE))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.READY))
                .thenState(
                        it -> assertThat(it.chart().consent(CONSENT).excluded()).containsExactly("Dr. Stone"))
                .and()
                .when(it -> Consenting.revoked(it, CONSENT, "DR STONE", null, NOW))
                .thenNothing()
                .thenState(it ->
                        assertThat(it.chart().consent(CONSENT).takenBack()).hasSize(1));
    }

    @Test
    void aSpecificConsentTakenBackForItsOnlyRecipientIsTakenBackWholly() {
        var id = new ConsentId(new UUID(1, 1));
        var specific = Ana.consent(id, ConsentType.SPECIFIC_RECIPIENT, null, MONDAY);

        given(Consenting.granted(Ana.ready(), specific).state())
                .when(it -> Consenting.revoked(it, id, "Providers", null, NOW))
                .then(new ConsentRevoked(ANA, STAY, id, ConsentType.SPECIFIC_RECIPIENT, false, NOW, ConsentEnd.REVOKED))
                .thenState(it -> assertThat(it.chart().consent(id).status()).isEqualTo(ConsentStatus.REVOKED));
    }

    @Test
    @Proves("consent-revoked")
    void aSpecificConsentIsNotTakenBackForSomebodyElse() {
        var id = new ConsentId(new UUID(1, 1));
        var specific = Ana.consent(id, ConsentType.SPECIFIC_RECIPIENT, null, MONDAY);

        given(Consenting.granted(Ana.ready(), specific).state())
                .when(it -> Consenting.revoked(it, id, "Provider", null, NOW))
                .thenRefused("not-the-recipient");
    }

    @Test
    @Proves("consent-revoked")
    void aConsentForAClassTakenBackForThatClassIsTakenBackWholly() {
        given(Ana.ready())
                .when(it -> Consenting.revoked(it, CONSENT, "PROVIDERS.", null, NOW))
                .then(new ConsentRevoked(ANA, STAY, CONSENT, TPO, false, NOW, ConsentEnd.REVOKED))
                .thenState(it -> assertThat(status(it)).isEqualTo(ConsentStatus.REVOKED));
    }

    @Test
    void whyAConsentWasTakenBackIsKept() {
        given(Ana.ready())
                .when(it -> Consenting.revoked(it, CONSENT, "Dr. Stone", "moved away", NOW))
                .and()
                .when(it -> Consenting.revoked(it, CONSENT, null, "all of it", NOW))
                .thenState(it -> assertThat(it.chart().consent(CONSENT).takenBack())
                        .containsExactly(
                                new Consent.TakenBack("Dr. Stone", "moved away", NOW),
                                new Consent.TakenBack(null, "all of it", NOW)));
    }

    @Test
    void consentsAreGivenAndTakenBackAfterTheProgram() {
        var finished = Ana.active().finished().state();
        var later = new ConsentId(new UUID(1, 1));
        var specific = Ana.consent(later, ConsentType.SPECIFIC_RECIPIENT, null, MONDAY);

        given(finished)
                .when(it -> Consenting.granted(it, specific))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.FINISHED))
                .and()
                .when(it -> Consenting.revoked(it, later, null, null, NOW))
                .then(new ConsentRevoked(
                        ANA, STAY, later, ConsentType.SPECIFIC_RECIPIENT, false, NOW, ConsentEnd.REVOKED));
    }

    @Test
    void whoNeverCameHasNothingToAllow() {
        given(Seating.withdraw(Ana.assessed(), NOW).state())
                .when(it -> Consenting.granted(it, Ana.consent()))
                .thenRefused("episode-over");
    }

    private static ConsentStatus status(Episode episode) {
        return episode.chart().consent(CONSENT).status();
    }
}
