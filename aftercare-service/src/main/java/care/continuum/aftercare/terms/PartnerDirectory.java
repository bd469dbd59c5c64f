package care.continuum.aftercare.terms;

import care.continuum.events.PartnerId;
import care.continuum.events.ReferralKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// To whom clients can be referred at this moment.
public interface PartnerDirectory {

    /// In the order in which they are proposed.
    List<Partner> partners();

    default Optional<Partner> find(PartnerId id) {
        return partners().stream()
                .filter(partner -> partner.partnerId().equals(id))
                .findFirst();
    }

    /// The partner that the parcel is for, as long as it takes the kind under the name that intake is asked for: who
    /// stands in its place meanwhile is somebody else, to whom nobody has consented.
    default Optional<Partner> recipientOf(Parcel parcel) {
        return find(parcel.partnerId())
                .filter(partner ->
                        partner.takes(parcel.kind()) && partner.name().equals(parcel.recipient()));
    }

    /// The first partner for the kind, but for those that are passed over.
    static Optional<Partner> proposed(List<Partner> partners, ReferralKind kind, Collection<PartnerId> passedOver) {
        return partners.stream()
                .filter(partner -> partner.takes(kind))
                .filter(partner -> !passedOver.contains(partner.partnerId()))
                .findFirst();
    }
}
