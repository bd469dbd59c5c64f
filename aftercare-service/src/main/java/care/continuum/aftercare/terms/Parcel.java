package care.continuum.aftercare.terms;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;

/// A referral that is to be sent, without a word about who the client is.
///
/// @param recipient the partner's name, as intake is asked for it
public record Parcel(
        ClientId clientId,
        EpisodeId episodeId,
        ReferralId referralId,
        ReferralKind kind,
        PartnerId partnerId,
        String recipient) {

    public static Parcel of(ClientId client, EpisodeId episode, Referral referral, Delivery way) {
        return new Parcel(client, episode, referral.referralId(), referral.kind(), way.partnerId(), way.partner());
    }

    /// A parcel that one try has for itself until its limit has passed.
    ///
    /// @param token    names the try
    /// @param attempt  counts the tries from 1
    /// @param consents what was known of them when the try began
    public record Claimed(Parcel parcel, String token, int attempt, Consents consents) {}
}
