package care.continuum.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// News from the intake service: from the first call to the end of an enrollment.
public sealed interface IntakeEvent extends CareEvent {

    /// The topic that the intake service publishes, and nobody else.
    String TOPIC = "intake.events";

    /// A person got in touch, and an episode began. `readmissionOf` is there where the client had a stay before: the
    /// latest one.
    record InquiryReceived(
            ClientId clientId,
            EpisodeId episodeId,
            Channel channel,
            Reason reason,
            Track preferredTrack,
            Instant receivedAt,
            @Nullable EpisodeId readmissionOf)
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

    /// A consent allows nothing any more: the client took it back (`partial` when for one recipient only), or it has
    /// ended as it said it would (`reason`; missing in old news, which is always of a client who took it back).
    record ConsentRevoked(
            ClientId clientId,
            EpisodeId episodeId,
            ConsentId consentId,
            ConsentType consentType,
            boolean partial,
            Instant revokedAt,
            @Nullable ConsentEnd reason)
            implements IntakeEvent {}

    /// Intake asks for a seat: the first one, one that was offered, the one after a hold, or one in another track
    /// while the client still has the former one. The seat's identity is the episode and the `attempt`, which
    /// counts from 1.
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

    /// A freed seat is held for the client until `expiresAt`, as the seat of this `attempt`. Where it is not there
    /// any more, SeatRefused of the attempt ends the offer.
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

    /// The client does not want the seat, the wait or the inquiry any more, or is referred out while a
    /// seat is wanted (ClientReferredOut follows). `enrolled` is true where the client was in the program
    /// (ClientEnrolled was told): that is a client's own decision to leave it.
    record EnrollmentWithdrawn(
            ClientId clientId,
            EpisodeId episodeId,
            Instant withdrawnAt,
            @Nullable Boolean enrolled) implements IntakeEvent {}

    /// Who the client is, and every text about them, is gone for ever; what services keep of it must go too.
    record ClientErased(ClientId clientId, EpisodeId episodeId, Instant erasedAt) implements IntakeEvent {}

    /// The client is on hold from `suspendedOn` on: off every session that starts after `suspendedAt`, and the seat
    /// can go.
    record EnrollmentSuspended(ClientId clientId, EpisodeId episodeId, LocalDate suspendedOn, Instant suspendedAt)
            implements IntakeEvent {}

    /// The client is back from `resumedOn` on. `daysOnHold` days of the plan were lost, none of them before its
    /// start; by so many its end moves. The seat was asked for (EnrollmentRequested) and given (SeatReserved)
    /// before, as that of `attempt`.
    record EnrollmentResumed(
            ClientId clientId,
            EpisodeId episodeId,
            int attempt,
            SectionId sectionId,
            Track track,
            LocalDate resumedOn,
            int daysOnHold,
            Instant resumedAt)
            implements IntakeEvent {}

    /// The client goes on in another track: sessions that start on `effectiveOn` or later, and after `changedAt`,
    /// move. The seat there was asked for (EnrollmentRequested) and given (SeatReserved) before, as that of
    /// `attempt`; seats of former attempts can go.
    record TrackChanged(
            ClientId clientId,
            EpisodeId episodeId,
            int attempt,
            SectionId sectionId,
            Track track,
            Track previousTrack,
            LocalDate effectiveOn,
            Instant changedAt)
            implements IntakeEvent {}

    /// The client stays longer: `addedWeeks` more from `startsOn` on, `weeks` in all; `endsOn` is the first day after
    /// the plan. `idleDays` lie between its former end and `startsOn`, and move its end as days on hold do.
    record EnrollmentExtended(
            ClientId clientId,
            EpisodeId episodeId,
            int addedWeeks,
            int weeks,
            int idleDays,
            LocalDate startsOn,
            LocalDate endsOn,
            Instant extendedAt)
            implements IntakeEvent {}

    /// The three sums of a Brief Addiction Monitor: use (items 4-6), risk and protective factors.
    record BamScores(int use, int risk, int protective) {}
}
