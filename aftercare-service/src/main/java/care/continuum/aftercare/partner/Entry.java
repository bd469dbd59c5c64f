package care.continuum.aftercare.partner;

import static care.continuum.aftercare.terms.ConsentNeeded.NONE;
import static care.continuum.aftercare.terms.ConsentNeeded.SPECIFIC_RECIPIENT;
import static care.continuum.aftercare.terms.ConsentNeeded.TREATMENT_PAYMENT_OPERATIONS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import care.continuum.aftercare.terms.ConsentNeeded;
import care.continuum.aftercare.terms.Partner;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralKind;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Check;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A partner as staff write it down.
///
/// @param partnerId derived from the name, where it is missing
/// @param purpose   what a client's specific consent to this partner names as the purpose
/// @param endpoint  missing where referrals are handed over by staff
record Entry(
        @Nullable PartnerId partnerId,
        @NotBlank @Size(max = 200) String name,
        @NotEmpty Set<ReferralKind> kinds,
        boolean treatingProvider,
        @Nullable @Size(max = 200) String purpose,
        @Nullable List<String> services,
        @Nullable List<String> areas,
        @Nullable List<String> insurance,
        @Nullable @PositiveOrZero Integer capacity,
        @Nullable @Size(max = 500) String hours,
        @Nullable Door endpoint) {

    @Check
    static List<Fault> general(Set<ReferralKind> kinds, boolean treatingProvider) {
        return treatingProvider
                ? List.of()
                : faults(kinds, TREATMENT_PAYMENT_OPERATIONS, "kinds", "%s is for treating providers alone");
    }

    @Check
    static List<Fault> specific(Set<ReferralKind> kinds, @Nullable String purpose) {
        return purpose != null && !purpose.isBlank()
                ? List.of()
                : faults(kinds, SPECIFIC_RECIPIENT, "purpose", "is missing: %s needs a specific consent");
    }

    @Check
    static List<Fault> neverSent(Set<ReferralKind> kinds, @Nullable Door endpoint) {
        return endpoint == null
                ? List.of()
                : faults(kinds, NONE, "kinds", "%s is never sent: clients go there by themselves");
    }

    private static List<Fault> faults(Set<ReferralKind> kinds, ConsentNeeded needed, String field, String message) {
        return kinds.stream()
                .filter(kind -> ConsentNeeded.of(kind) == needed)
                .map(kind -> new Fault(field, message.formatted(kind)))
                .toList();
    }

    PartnerId id() {
        return partnerId == null ? new PartnerId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8))) : partnerId;
    }

    Partner partner() {
        return new Partner(
                id(),
                name.strip(),
                kinds,
                treatingProvider,
                purpose,
                requireNonNullElse(services, List.of()),
                requireNonNullElse(areas, List.of()),
                requireNonNullElse(insurance, List.of()),
                capacity,
                hours,
                endpoint == null ? null : endpoint.endpoint());
    }
}
