package care.continuum.intake.terms;

import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.privacy.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A signed consent with all elements of 42 CFR 2.31.
///
/// @param expiresOn the last day on which it holds, when its expiry is a date
/// @param endsAt    the end of that day at the clinic, or when the treatment ended
/// @param takenBack what was said each time
/// @param excluded  recipients for whom it was taken back
public record Consent(
        ConsentId consentId,
        ConsentType type,
        Terms terms,
        ConsentExpiry expiry,
        @Nullable LocalDate expiresOn,
        @Nullable Instant endsAt,
        LocalDate signedOn,
        @Sealed Set<String> excluded,
        @Nullable Instant revokedAt,
        boolean expired,
        List<TakenBack> takenBack) {

    /// What the client signed: who may disclose what to whom and why, and which statements were shown.
    public record Terms(
            @Sealed String discloser,
            @Sealed String information,
            @Sealed String recipient,
            @Sealed String purpose,
            String statementsVersion,
            @Sealed String signedBy,
            @Sealed @Nullable String guardianSignedBy) {}

    /// What the client said when taking it back.
    ///
    /// @param recipient the one for whom alone it was taken back
    public record TakenBack(
            @Sealed @Nullable String recipient,
            @Sealed @Nullable String reason,
            Instant at) {}

    public Consent {
        excluded = Set.copyOf(excluded);
        takenBack = List.copyOf(takenBack);
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

    /// Whether its recipient, or class of recipients, has this name, however it is written.
    public boolean isFor(String recipient) {
        return Wording.same(terms.recipient(), recipient);
    }

    /// Whether it was taken back for this recipient, however the name is written.
    public boolean excludes(String recipient) {
        return excluded.stream().anyMatch(it -> Wording.same(it, recipient));
    }

    /// Whether the client's identity may go to this recipient for this purpose now.
    public boolean covers(String recipient, String purpose, Instant now) {
        if (!at(now).active() || excludes(recipient)) {
            return false;
        }
        return switch (type) {
            case TREATMENT_PAYMENT_OPERATIONS -> Wording.isTreatmentPaymentOrOperations(purpose);
            case SPECIFIC_RECIPIENT -> isFor(recipient) && Wording.names(terms.purpose(), purpose);
        };
    }

    public Consent revoke(@Nullable String reason, Instant at) {
        return with(endsAt, excluded, at, expired, told(new TakenBack(null, reason, at)));
    }

    /// Taken back for one recipient only.
    public Consent except(String recipient, @Nullable String reason, Instant at) {
        var more = new TreeSet<>(excluded);
        more.add(recipient);
        return with(endsAt, more, revokedAt, expired, told(new TakenBack(recipient, reason, at)));
    }

    /// Its end has come: what it waited for has happened.
    public Consent endedAt(Instant at) {
        return with(at, excluded, revokedAt, true, takenBack);
    }

    /// As time has it. What has ended stays so, also by a clock that is behind.
    public Consent at(Instant now) {
        var over = expired || (endsAt != null && !now.isBefore(endsAt));
        return with(endsAt, excluded, revokedAt, over, takenBack);
    }

    private List<TakenBack> told(TakenBack more) {
        return Stream.concat(takenBack.stream(), Stream.of(more)).toList();
    }

    private Consent with(
            @Nullable Instant end,
            Set<String> without,
            @Nullable Instant revoked,
            boolean over,
            List<TakenBack> history) {
        return new Consent(consentId, type, terms, expiry, expiresOn, end, signedOn, without, revoked, over, history);
    }
}
