package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.IntakeSettings.Hours;
import care.continuum.intake.client.Chart.Finding;
import care.continuum.intake.client.ConsentController.ConsentView;
import care.continuum.intake.client.TreatmentPlanController.PlanView;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.Person;
import care.continuum.intake.terms.Screening;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is told of a client and one stay.
///
/// @param assessmentDueAt   48 hours after the inquiry, if nothing else is set
/// @param riskAssessments   documented by clinicians
/// @param stepDown          the clock of a client who comes from residential or hospital care
/// @param readmissionOf     the stay before this one
/// @param sameAs            who else this is
/// @param possibleDuplicates who else this may be; for staff to decide
record ClientView(
        ClientId clientId,
        EpisodeId episodeId,
        EpisodeStatus status,
        Person person,
        Inquiry inquiry,
        Instant assessmentDueAt,
        @Nullable StepDownView stepDown,
        List<Screening> screenings,
        List<Finding> riskAssessments,
        @Nullable Instant riskScreenDueAt,
        @Nullable Instant crisisSince,
        @Nullable Assessment assessment,
        List<ConsentView> consents,
        @Nullable EnrollmentView enrollment,
        @Nullable PlanView treatmentPlan,
        List<EpisodeId> episodes,
        @Nullable EpisodeId readmissionOf,
        List<ClientId> sameAs,
        List<ClientId> possibleDuplicates) {

    record StepDownView(String steppedDownFrom, LocalDate dischargedOn, List<FollowUpView> followUps) {}

    /// @param met whether the clinic saw the client between the discharge and `dueBy`
    record FollowUpView(int days, LocalDate dueBy, boolean met) {}

    static ClientView of(Client client, Episode episode, List<Client> same, List<Client> possible, Hours hours) {
        var chart = episode.chart();
        return new ClientView(
                episode.clientId(),
                episode.episodeId(),
                episode.status(),
                client.person(),
                episode.inquiry(),
                episode.inquiry().clocks().assessBy(),
                stepDown(episode),
                chart.screenings(),
                chart.findings(),
                chart.riskScreenDueAt(),
                chart.crisisSince(),
                chart.assessment(),
                ConsentView.allOf(episode),
                EnrollmentView.of(episode.enrollment(), hours),
                PlanView.of(episode.plan()),
                client.episodes().stream().map(Episode::episodeId).toList(),
                before(client, episode),
                same.stream().map(it -> ClientId.of(it.id())).toList(),
                possible.stream().map(it -> ClientId.of(it.id())).toList());
    }

    private static @Nullable StepDownView stepDown(Episode episode) {
        var from = episode.inquiry().steppedDownFrom();
        var on = episode.inquiry().clocks().steppedDownOn();
        if (from == null || on == null) {
            return null;
        }
        var seen = episode.contacts().firstSince(on);
        var followUps = episode.inquiry().clocks().followUpsBy().stream()
                .map(it -> new FollowUpView(it.days(), it.lastDay(), seen != null && !seen.isAfter(it.lastDay())))
                .toList();
        return new StepDownView(from, on, followUps);
    }

    /// The stay before this one; null for the first.
    static @Nullable EpisodeId before(Client client, Episode episode) {
        var place = client.episodes().stream().map(Episode::episodeId).toList().indexOf(episode.episodeId());
        return place < 1 ? null : client.episodes().get(place - 1).episodeId();
    }
}
