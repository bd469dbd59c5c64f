package care.continuum.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// News from the intake service: from the first call to the end of an enrollment.
public sealed interface IntakeEvent extends CareEvent {

    /// The topic that the intake service publishes, and nobody else.
    String TOPIC = "intake.events";

    /// A person got in touch, and an episode began.
    record InquiryReceived(
            ClientId clientId,
            EpisodeId episodeId,
            Channel channel,
            Reason reason,
            Track preferredTrack,
            Instant receivedAt)
            implements IntakeEvent {}

    /// A questionnaire was entered. `total`, `severity` and `positive` are missing where items are, `bam` is there
    /// for a complete BAM alone.
    record ScreeningCompleted(
            ClientId clientId,
            EpisodeId episodeId,
            ScreeningId screeningId,
            Instrument instrument,
            Instant administeredAt,
            boolean complete,
            @Nullable Integer total,
            @Nullable Severity severity,
            @Nullable Boolean positive,
            @Nullable BamScores bam)
            implements IntakeEvent {}

    /// A high risk was found. It blocks completion until it is resolved.
    record CrisisRaised(ClientId clientId, EpisodeId episodeId, Instant raisedAt) implements IntakeEvent {}

    /// A clinician documented that the crisis is over.
    record CrisisResolved(ClientId clientId, EpisodeId episodeId, Instant resolvedAt) implements IntakeEvent {}

    /// A clinician recommended a level of care, such as `2.1`.
    record AssessmentCompleted(
            ClientId clientId, EpisodeId episodeId, AssessmentBasis basis, String levelOfCare, LocalDate assessedOn)
            implements IntakeEvent {}

    /// The client needs another level of care than this program gives.
    record ClientReferredOut(ClientId clientId, EpisodeId episodeId, String levelOfCare, Instant referredAt)
            implements IntakeEvent {}

    /// The client allows a disclosure. `expiresOn` is there when the expiry is a date.
    record ConsentGranted(
            ClientId clientId,
            EpisodeId episodeId,
            ConsentId consentId,
            ConsentType consentType,
            ConsentExpiry expiry,
            @Nullable LocalDate expiresOn,
            LocalDate signedOn)
            implements IntakeEvent {}

    /// The client took a consent back; `partial` when for one recipient only.
    record ConsentRevoked(
            ClientId clientId,
            EpisodeId episodeId,
            ConsentId consentId,
            ConsentType consentType,
            boolean partial,
            Instant revokedAt)
            implements IntakeEvent {}

    /// Intake asks for a seat. The seat's identity is the episode and the `attempt`, which counts from 1.
    record EnrollmentRequested(
            ClientId clientId,
            EpisodeId episodeId,
            int attempt,
            Track track,
            AgeBand ageBand,
            LocalDate startDate,
            int weeks,
            int weeklyHours,
            Set<Need> needs)
            implements IntakeEvent {}

    /// There was no seat; the client waits since `waitingSince` with this priority.
    record ClientWaitlisted(
            ClientId clientId,
            EpisodeId episodeId,
            int attempt,
            Track track,
            AgeBand ageBand,
            WaitlistPriority priority,
            Instant waitingSince)
            implements IntakeEvent {}

    /// A freed seat is held for the client until `expiresAt`, as the seat of this `attempt`.
    record SeatOffered(
            ClientId clientId,
            EpisodeId episodeId,
            int attempt,
            SectionId sectionId,
            Track track,
            AgeBand ageBand,
            Instant expiresAt)
            implements IntakeEvent {}

    /// The client let the offer pass, or declined it.
    record SeatOfferExpired(ClientId clientId, EpisodeId episodeId, int attempt, SectionId sectionId, OfferEnd reason)
            implements IntakeEvent {}

    /// The client has a seat and is in the program from the start date on.
    record ClientEnrolled(
            ClientId clientId,
            EpisodeId episodeId,
            int attempt,
            SectionId sectionId,
            Track track,
            AgeBand ageBand,
            Reason reason,
            LocalDate startDate,
            int weeks,
            int weeklyHours,
            Set<Need> needs,
            Instant enrolledAt)
            implements IntakeEvent {}

    /// The client does not want the seat, the wait or the inquiry any more.
    record EnrollmentWithdrawn(ClientId clientId, EpisodeId episodeId, Instant withdrawnAt) implements IntakeEvent {}

    /// The three sums of a Brief Addiction Monitor: use (items 4-6), risk and protective factors.
    record BamScores(int use, int risk, int protective) {}
}
