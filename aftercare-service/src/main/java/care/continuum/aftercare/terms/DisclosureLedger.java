package care.continuum.aftercare.terms;

import care.continuum.events.ClientId;
import care.continuum.events.ReferralId;

/// Where it is kept who was told about a client.
public interface DisclosureLedger {

    /// Whether the client's identity may go to the recipient at this moment, and no longer.
    ///
    /// @throws RuntimeException when intake does not say
    boolean allows(Parcel parcel, String purpose);

    /// Notes that the client's identity went to the recipient, or may have. Can be said again.
    ///
    /// @throws RuntimeException when it could not be noted, and must be said again
    void sent(ClientId client, ReferralId referral, String recipient);
}
