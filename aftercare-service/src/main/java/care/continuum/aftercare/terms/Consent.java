package care.continuum.aftercare.terms;

import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A consent as far as it has been heard of; a revocation may be heard first.
///
/// @param expiresOn the last day on which it is active, where a date ends it
public record Consent(
        ConsentId consentId,
        ConsentType type,
        boolean granted,
        boolean revoked,
        @Nullable LocalDate expiresOn) {

    public boolean isActive(LocalDate day) {
        return granted && !revoked && (expiresOn == null || !day.isAfter(expiresOn));
    }

    Consent and(Consent other) {
        return new Consent(
                consentId,
                type,
                granted || other.granted,
                revoked || other.revoked,
                expiresOn == null ? other.expiresOn : expiresOn);
    }
}
