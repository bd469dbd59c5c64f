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
    /// @param except  partners that are left alone for the moment
    /// @param longest no next try lies further ahead than that; where one does, a clock was wrong
    List<Parcel> due(Set<PartnerId> except, int most, Duration longest);

    /// Takes one for a try; empty where somebody else has it, or where it is not to be sent any more.
    ///
    /// @param limit   after which somebody else may try
    /// @param longest as for [#due]
    Optional<Parcel.Claimed> claim(Parcel parcel, Duration limit, Duration longest);

    /// Keeps what came of the try.
    void settle(Parcel.Claimed claimed, Outcome outcome);
}
