package care.continuum.aftercare.terms;

import care.continuum.events.PartnerId;
import care.continuum.events.ReferralKind;
import care.continuum.privacy.Sealed;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An organization to which clients are referred, as it stands in the directory.
///
/// @param treatingProvider whether the general consent covers it
/// @param purpose          what clients consent to where they consent to it alone, in the words of that consent
/// @param capacity         how many clients it takes at the moment, none with 0; unknown where it is null
/// @param contact          whom staff turn to, where they go by hand
/// @param endpoint         where it takes referrals in; null where they go by hand
public record Partner(
        PartnerId partnerId,
        String name,
        Set<ReferralKind> kinds,
        boolean treatingProvider,
        @Nullable String purpose,
        List<String> services,
        List<String> areas,
        List<String> insurance,
        @Nullable Integer capacity,
        @Nullable String hours,
        @Nullable String contact,
        @Nullable Endpoint endpoint) {

    /// @param secret signs what is sent there, in base64
    public record Endpoint(String url, @Sealed String secret) {

        /// Without the secret.
        @Override
        public String toString() {
            return url;
        }
    }

    public Partner {
        kinds = Set.copyOf(kinds);
        services = List.copyOf(services);
        areas = List.copyOf(areas);
        insurance = List.copyOf(insurance);
    }

    public Partner reachedAt(Endpoint other) {
        return new Partner(
                partnerId,
                name,
                kinds,
                treatingProvider,
                purpose,
                services,
                areas,
                insurance,
                capacity,
                hours,
                contact,
                other);
    }

    public boolean takes(ReferralKind kind) {
        return kinds.contains(kind) && (capacity == null || capacity > 0);
    }

    /// What the client's identity is needed for, as intake is asked.
    public String purposeOf(ReferralKind kind) {
        return ConsentNeeded.isSpecific(kind) && purpose != null ? purpose : "treatment";
    }
}
