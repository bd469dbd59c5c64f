package care.continuum.aftercare.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.ReferralTable;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralKind;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
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

    Entry {
        var faults = new ArrayList<Fault>();
        var nothingNamed = purpose == null || purpose.isBlank();
        for (var kind : kinds) {
            switch (ReferralTable.consent(kind)) {
                case TREATMENT_PAYMENT_OPERATIONS -> {
                    if (!treatingProvider) {
                        faults.add(new Fault("kinds", kind + " is for treating providers alone"));
                    }
                }
                case SPECIFIC_RECIPIENT -> {
                    if (nothingNamed) {
                        faults.add(new Fault("purpose", "is missing: %s needs a specific consent".formatted(kind)));
                    }
                }
                case NONE -> {
                    if (endpoint != null) {
                        faults.add(new Fault("kinds", kind + " is never sent: clients go there by themselves"));
                    }
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
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
