package care.continuum.aftercare.terms;

import care.continuum.events.PartnerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The referrals that are to be sent, as those who carry them see them.
public interface Outgoing {

    /// What can be tried now.
    ///
    /// @param except partners that are left alone for the moment
    List<Parcel> due(Set<PartnerId> except, int most);

    /// Takes one for a try; empty where somebody else has it, or where it is not to be sent any more.
    ///
    /// @param limit after which somebody else may try
    Optional<Parcel.Claimed> claim(Parcel parcel, Duration limit);

    /// Keeps what came of the try.
    void settle(Parcel.Claimed claimed, Outcome outcome);
}
