package care.continuum.intake.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "treatment, true",
        "TREATMENT, true",
        "Referral for continuing care, true",
        "CARE_COORDINATION, true",
        "payment, true",
        "'treatment, payment and operations', true",
        "marketing, false",
        "treatment and marketing, false",
        "housing, false",
        "for the, false",
        "..., false"
    })
    void theGeneralConsentCoversTreatmentPaymentAndOperations(String purpose, boolean covered) {
        assertThat(general().covers("Harbor Counseling", purpose, NOW)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "Oak House, housing, true",
        "' oak  HOUSE.', Housing, true",
        "Oak House, sober housing, true",
        "Oak House, house, false",
        "Oak House, treatment, false",
        "Oak House, ..., false",
        "Oak House Two, housing, false"
    })
    void aSpecificConsentCoversItsRecipientAndWhatItsPurposeNames(String recipient, String purpose, boolean covered) {
        assertThat(specific().covers(recipient, purpose, NOW)).isEqualTo(covered);
    }

    @Test
    @Proves("consent-kinds")
    void aConsentTakenBackForOneRecipientCoversTheOthers() {
        var consent = general().except("Harbor Counseling", "moved", NOW);

        assertThat(consent.covers("HARBOR counseling", "treatment", NOW)).isFalse();
        assertThat(consent.covers("Lake Clinic", "treatment", NOW)).isTrue();
    }

    @Test
    void aConsentCoversNothingOnceItIsRevokedOrHasEnded() {
        assertThat(general().revoke(null, NOW).covers("Lake Clinic", "treatment", NOW))
                .isFalse();
        assertThat(specific().covers("Oak House", "housing", NOW.plusSeconds(60)))
                .isFalse();
    }

    @Test
    @Proves("consent-ends")
    void aConsentThatEndedWithTheTreatmentHasEndedByEveryClock() {
        var ended = general().endedAt(NOW);

        assertThat(ended.at(NOW.minusSeconds(60)).active()).isFalse();
        assertThat(ended.covers("Lake Clinic", "treatment", NOW.minusSeconds(60)))
                .isFalse();
    }

    private static Consent general() {
        var terms = new Consent.Terms("the clinic", "the plan", "treating providers", "care", "1", "the client", null);
        return consent(ConsentType.TREATMENT_PAYMENT_OPERATIONS, terms, null);
    }

    /// Ends in a minute.
    private static Consent specific() {
        var terms = new Consent.Terms(
                "the clinic", "the plan", "Oak House", "Sober housing and employment", "1", "the client", null);
        return consent(ConsentType.SPECIFIC_RECIPIENT, terms, NOW.plusSeconds(60));
    }

    private static Consent consent(ConsentType type, Consent.Terms terms, Instant endsAt) {
        return new Consent(
                new ConsentId(new UUID(0, 1)),
                type,
                terms,
                ConsentExpiry.NONE,
                null,
                endsAt,
                LocalDate.of(2026, 3, 1),
                Set.of(),
                null,
                false,
                List.of());
    }
}
