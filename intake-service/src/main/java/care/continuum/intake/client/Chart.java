package care.continuum.intake.client;

import care.continuum.events.ConsentId;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.Risk;
import care.continuum.intake.terms.Screening;
import care.continuum.messaging.NotFound;
import care.continuum.privacy.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The clinical facts of an episode.
///
/// @param riskScreenDueAt until when somebody must ask about suicide; null when nobody must
/// @param crisisSince     when a high risk was found that is not resolved
record Chart(
        List<Screening> screenings,
        List<Finding> findings,
        @Nullable Instant riskScreenDueAt,
        @Nullable Instant crisisSince,
        @Nullable Assessment assessment,
        List<Consent> consents) {

    /// A clinician's documented risk assessment.
    record Finding(Instant assessedAt, Risk risk, @Sealed String note) {}

    Chart {
        screenings = List.copyOf(screenings);
        findings = List.copyOf(findings);
        consents = List.copyOf(consents);
    }

    static Chart empty() {
        return new Chart(List.of(), List.of(), null, null, null, List.of());
    }

    Chart with(Screening screening) {
        return new Chart(plus(screenings, screening), findings, riskScreenDueAt, crisisSince, assessment, consents);
    }

    Chart with(Finding finding) {
        return new Chart(screenings, plus(findings, finding), null, crisisSince, assessment, consents);
    }

    Chart with(Assessment decided) {
        return new Chart(screenings, findings, riskScreenDueAt, crisisSince, decided, consents);
    }

    Chart with(Consent consent) {
        return new Chart(screenings, findings, riskScreenDueAt, crisisSince, assessment, plus(consents, consent));
    }

    /// Somebody must ask about suicide by then; an earlier day stays.
    Chart riskScreenDue(Instant by) {
        var due = riskScreenDueAt != null && riskScreenDueAt.isBefore(by) ? riskScreenDueAt : by;
        return new Chart(screenings, findings, due, crisisSince, assessment, consents);
    }

    Chart riskScreened() {
        return new Chart(screenings, findings, null, crisisSince, assessment, consents);
    }

    Chart crisis(@Nullable Instant since) {
        return new Chart(screenings, findings, riskScreenDueAt, since, assessment, consents);
    }

    Chart eachConsent(UnaryOperator<Consent> change) {
        var changed = consents.stream().map(change).toList();
        return new Chart(screenings, findings, riskScreenDueAt, crisisSince, assessment, changed);
    }

    Consent consent(ConsentId id) {
        return consents.stream()
                .filter(it -> it.consentId().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no consent " + id));
    }

    boolean assessedToFit() {
        return assessment != null && assessment.fits();
    }

    boolean treatmentCovered() {
        return consents.stream().anyMatch(Consent::coversTreatment);
    }

    boolean treatmentCoveredFrom(LocalDate day) {
        return consents.stream().anyMatch(it -> it.coversTreatmentFrom(day));
    }

    @Nullable
    Instant nextExpiry() {
        return consents.stream()
                .filter(Consent::active)
                .map(Consent::endsAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static <T> List<T> plus(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
