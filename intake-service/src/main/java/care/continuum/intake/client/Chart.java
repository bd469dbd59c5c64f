package care.continuum.intake.client;

import care.continuum.events.ConsentExpiry;
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
/// @param riskShownAt     of the latest questionnaire that makes it so
/// @param riskAskedAt     when staff asked last; null where nothing is known
/// @param crisisSince     when a high risk was found that is not resolved
/// @param treatmentEndedAt when the aftercare plan closed, or the stay ended without one; null until then
/// @param deathToldAt when it was heard that the client has died
record Chart(
        List<Screening> screenings,
        List<Finding> findings,
        @Nullable Instant riskScreenDueAt,
        @Nullable Instant riskShownAt,
        @Nullable Instant riskAskedAt,
        @Nullable Instant crisisSince,
        @Nullable Assessment assessment,
        List<Consent> consents,
        @Nullable Instant treatmentEndedAt,
        @Nullable Instant deathToldAt) {

    /// A clinician's documented risk assessment.
    record Finding(Instant assessedAt, Risk risk, @Sealed String note) {}

    Chart {
        screenings = List.copyOf(screenings);
        findings = List.copyOf(findings);
        consents = List.copyOf(consents);
    }

    static Chart empty() {
        return new Chart(List.of(), List.of(), null, null, null, null, null, List.of(), null, null);
    }

    Chart with(Screening screening) {
        return with(plus(screenings, screening), findings, assessment, consents);
    }

    Chart with(Finding finding) {
        return with(screenings, plus(findings, finding), assessment, consents);
    }

    /// As clients read it themselves: what clinicians note is for staff.
    Chart withoutFindings() {
        return with(screenings, List.of(), assessment, consents);
    }

    Chart with(Assessment decided) {
        return with(screenings, findings, decided, consents);
    }

    Chart with(Consent consent) {
        return with(screenings, findings, assessment, plus(consents, consent));
    }

    /// Somebody must ask about suicide by then, unless somebody has since; an earlier time stays.
    Chart riskScreenDue(Instant by, Instant shownAt) {
        if (riskAskedAt != null && !riskAskedAt.isBefore(shownAt)) {
            return this;
        }
        var due = riskScreenDueAt != null && riskScreenDueAt.isBefore(by) ? riskScreenDueAt : by;
        var latest = riskShownAt != null && riskShownAt.isAfter(shownAt) ? riskShownAt : shownAt;
        return with(due, latest, riskAskedAt, crisisSince);
    }

    /// What was asked before the questionnaire is no answer to it.
    Chart riskScreened(Instant at) {
        var latest = riskAskedAt != null && riskAskedAt.isAfter(at) ? riskAskedAt : at;
        return riskShownAt != null && at.isBefore(riskShownAt)
                ? with(riskScreenDueAt, riskShownAt, latest, crisisSince)
                : with(null, null, latest, crisisSince);
    }

    /// Who comes back is still in danger, and to be asked what was to be asked before.
    Chart atRiskAs(Chart other) {
        return with(other.riskScreenDueAt, other.riskShownAt, other.riskAskedAt, other.crisisSince);
    }

    Chart crisis(@Nullable Instant since) {
        return with(riskScreenDueAt, riskShownAt, riskAskedAt, since);
    }

    /// Who is in danger is in danger in another stay.
    Chart withoutRisk() {
        return with(null, null, riskAskedAt, null);
    }

    /// Nobody is left to be asked, or helped, and nobody comes back.
    Chart died(Instant toldAt) {
        return new Chart(
                screenings, findings, null, null, riskAskedAt, null, assessment, consents, treatmentEndedAt, toldAt);
    }

    Chart eachConsent(UnaryOperator<Consent> change) {
        var changed = consents.stream().map(change).toList();
        return with(screenings, findings, assessment, changed);
    }

    /// Consents until then hold no more; the first end counts.
    Chart treatmentEnded(Instant at) {
        var ended = consents.stream()
                .map(it -> it.active() && it.expiry() == ConsentExpiry.END_OF_TREATMENT ? it.endedAt(at) : it)
                .toList();
        var first = treatmentEndedAt == null ? at : treatmentEndedAt;
        return new Chart(
                screenings,
                findings,
                riskScreenDueAt,
                riskShownAt,
                riskAskedAt,
                crisisSince,
                assessment,
                ended,
                first,
                deathToldAt);
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

    private Chart with(
            List<Screening> screened, List<Finding> found, @Nullable Assessment decided, List<Consent> allowed) {
        return new Chart(
                screened,
                found,
                riskScreenDueAt,
                riskShownAt,
                riskAskedAt,
                crisisSince,
                decided,
                allowed,
                treatmentEndedAt,
                deathToldAt);
    }

    private Chart with(
            @Nullable Instant due, @Nullable Instant shownAt, @Nullable Instant askedAt, @Nullable Instant crisis) {
        return new Chart(
                screenings,
                findings,
                due,
                shownAt,
                askedAt,
                crisis,
                assessment,
                consents,
                treatmentEndedAt,
                deathToldAt);
    }

    private static <T> List<T> plus(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
