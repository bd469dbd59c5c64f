package care.continuum.intake.terms;

import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A signed consent with all elements of 42 CFR 2.31.
///
/// @param expiresOn the last day on which it holds, when its expiry is a date
/// @param endsAt    the end of that day at the clinic, or when the treatment ended
/// @param excluded  recipients for whom it was taken back
public record Consent(
        ConsentId consentId,
        ConsentType type,
        Terms terms,
        ConsentExpiry expiry,
        @Nullable LocalDate expiresOn,
        @Nullable Instant endsAt,
        LocalDate signedOn,
        Set<String> excluded,
        @Nullable Instant revokedAt,
        boolean expired) {

    /// What the client signed: who may disclose what to whom and why, and which statements were shown.
    public record Terms(
            String discloser,
            String information,
            String recipient,
            String purpose,
            String statementsVersion,
            String signedBy) {}

    public Consent {
        excluded = Set.copyOf(excluded);
    }

    public ConsentStatus status() {
        if (revokedAt != null) {
            return ConsentStatus.REVOKED;
        }
        return expired ? ConsentStatus.EXPIRED : ConsentStatus.ACTIVE;
    }

    public boolean active() {
        return status() == ConsentStatus.ACTIVE;
    }

    /// Covers treatment, payment and operations now.
    public boolean coversTreatment() {
        return active() && type == ConsentType.TREATMENT_PAYMENT_OPERATIONS;
    }

    /// The same, signed by that day.
    public boolean coversTreatmentFrom(LocalDate day) {
        return coversTreatment() && !signedOn.isAfter(day);
    }

    /// Whether the client's identity may go to this recipient for this purpose now.
    public boolean covers(String recipient, String purpose, Instant now) {
        if (!at(now).active() || excluded.stream().anyMatch(it -> Wording.same(it, recipient))) {
            return false;
        }
        return switch (type) {
            case TREATMENT_PAYMENT_OPERATIONS -> Wording.isTreatmentPaymentOrOperations(purpose);
            case SPECIFIC_RECIPIENT ->
                Wording.same(terms.recipient(), recipient) && Wording.names(terms.purpose(), purpose);
        };
    }

    public Consent revoke(Instant at) {
        return new Consent(consentId, type, terms, expiry, expiresOn, endsAt, signedOn, excluded, at, expired);
    }

    /// Taken back for one recipient only.
    public Consent except(String recipient) {
        var more = new TreeSet<>(excluded);
        more.add(recipient);
        return new Consent(consentId, type, terms, expiry, expiresOn, endsAt, signedOn, more, revokedAt, expired);
    }

    /// Its end has come: what it waited for has happened.
    public Consent endedAt(Instant at) {
        return new Consent(consentId, type, terms, expiry, expiresOn, at, signedOn, excluded, revokedAt, true);
    }

    /// As time has it.
    public Consent at(Instant now) {
        var over = endsAt != null && !now.isBefore(endsAt);
        return new Consent(consentId, type, terms, expiry, expiresOn, endsAt, signedOn, excluded, revokedAt, over);
    }
}
