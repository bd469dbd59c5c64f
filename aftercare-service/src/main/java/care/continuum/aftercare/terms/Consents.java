package care.continuum.aftercare.terms;

import care.continuum.events.ConsentType;
import care.continuum.events.ReferralKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What the client allows.
public record Consents(List<Consent> all) {

    public Consents {
        all = List.copyOf(all);
    }

    /// With what was heard of one consent; the order of hearing leaves no trace.
    public Consents with(Consent heard) {
        var merged = all.stream()
                .filter(known -> known.consentId().equals(heard.consentId()))
                .findFirst()
                .map(known -> known.and(heard))
                .orElse(heard);
        return new Consents(Stream.concat(
                        all.stream().filter(known -> !known.consentId().equals(heard.consentId())), Stream.of(merged))
                .sorted(Comparator.comparing(consent -> consent.consentId().toString()))
                .toList());
    }

    public boolean allow(ReferralKind kind, LocalDate day) {
        return switch (ConsentNeeded.of(kind)) {
            case NONE -> true;
            case SPECIFIC_RECIPIENT -> isActive(ConsentType.SPECIFIC_RECIPIENT, day);
            case TREATMENT_PAYMENT_OPERATIONS -> isActive(ConsentType.TREATMENT_PAYMENT_OPERATIONS, day);
        };
    }

    /// The first day, after this one, on which a consent has run out.
    public Optional<LocalDate> nextEnd(LocalDate day) {
        return all.stream()
                .filter(consent -> consent.isActive(day))
                .map(Consent::expiresOn)
                .filter(Objects::nonNull)
                .map(last -> last.plusDays(1))
                .min(Comparator.naturalOrder());
    }

    private boolean isActive(ConsentType type, LocalDate day) {
        return all.stream().anyMatch(consent -> consent.type() == type && consent.isActive(day));
    }
}
