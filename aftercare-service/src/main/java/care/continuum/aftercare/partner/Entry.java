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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A partner as staff write it down.
///
/// @param partnerId derived from the name, where it is missing
/// @param purpose   what a client's specific consent to this partner names as the purpose
/// @param contact   whom staff turn to, where they go by hand
/// @param endpoint  missing where referrals are handed over by staff
record Entry(
        @Nullable PartnerId partnerId,
        @NotBlank @Size(max = 200) String name,
        @NotEmpty Set<ReferralKind> kinds,
        boolean treatingProvider,
        @Nullable @Size(max = 200) String purpose,
        @Nullable @Size(max = 50) List<String> services,
        @Nullable @Size(max = 50) List<String> areas,
        @Nullable @Size(max = 50) List<String> insurance,
        @Nullable @PositiveOrZero Integer capacity,
        @Nullable @Size(max = 500) String hours,
        @Nullable @Size(max = 500) String contact,
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

    @Check
    static List<Fault> offers(@Nullable List<@Nullable String> services) {
        return blanks("services", services);
    }

    @Check
    static List<Fault> covers(@Nullable List<@Nullable String> areas) {
        return blanks("areas", areas);
    }

    @Check
    static List<Fault> takes(@Nullable List<@Nullable String> insurance) {
        return blanks("insurance", insurance);
    }

    private static List<Fault> blanks(String field, @Nullable List<@Nullable String> words) {
        return IntStream.range(0, words == null ? 0 : words.size())
                .filter(index -> words != null && !isWord(words.get(index)))
                .mapToObj(index -> new Fault("%s[%d]".formatted(field, index), "must have 1 to 200 characters"))
                .toList();
    }

    /// One that is no text is told already.
    private static boolean isWord(@Nullable String text) {
        return text == null || (!text.isBlank() && text.length() <= 200);
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
                contact,
                endpoint == null ? null : endpoint.endpoint());
    }
}
