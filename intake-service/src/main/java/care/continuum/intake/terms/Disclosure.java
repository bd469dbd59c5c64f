package care.continuum.intake.terms;

import care.continuum.events.ConsentId;
import care.continuum.events.EpisodeId;
import care.continuum.events.ReferralId;
import care.continuum.privacy.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of the ledger: for which referral the client's identity could go to whom, and whether it went.
///
/// @param askedAt   when it was asked for last
/// @param askedBy   who asked
/// @param openUntil when it counts as not sent, unless somebody says otherwise
/// @param settledAt when it became known whether it went
public record Disclosure(
        ReferralId referralId,
        EpisodeId episodeId,
        @Sealed(kept = true) String recipient,
        @Sealed(kept = true) String purpose,
        ConsentId consentId,
        Status status,
        Instant askedAt,
        String askedBy,
        Instant openUntil,
        @Nullable Instant settledAt) {

    public enum Status {
        OPEN,
        SENT,
        NOT_SENT
    }

    public boolean is(Status other) {
        return status == other;
    }

    public boolean isFor(ReferralId referral, String someone) {
        return referralId.equals(referral) && Wording.same(recipient, someone);
    }

    public Disclosure settled(Status how, Instant at) {
        return new Disclosure(
                referralId, episodeId, recipient, purpose, consentId, how, askedAt, askedBy, openUntil, at);
    }
}
