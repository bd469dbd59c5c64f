package care.continuum.aftercare.sending;

import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a partner gets: who is meant, and what must go with it. Lives for one call and is never kept.
///
/// @param notice that it must not be disclosed again
record Letter(ReferralId referralId, ReferralKind kind, Identity client, Consent consent, String notice) {

    record Identity(
            String givenName,
            String familyName,
            LocalDate dateOfBirth,
            @Nullable String phone,
            @Nullable String email) {

        /// Nothing, so that no log can have it.
        @Override
        public String toString() {
            return "somebody";
        }
    }

    record Consent(
            String consentId,
            String type,
            String discloser,
            String information,
            String recipient,
            String purpose,
            LocalDate signedOn,
            @Nullable LocalDate expiresOn) {

        /// Without the texts.
        @Override
        public String toString() {
            return consentId;
        }
    }
}
