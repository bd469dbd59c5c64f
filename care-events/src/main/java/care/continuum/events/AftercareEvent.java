package care.continuum.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// News from the aftercare service: what follows the program.
public sealed interface AftercareEvent extends CareEvent {

    /// The topic that the aftercare service publishes, and nobody else.
    String TOPIC = "aftercare.events";

    /// The plan was made; its referrals and appointments follow.
    record AftercarePlanDrafted(
            ClientId clientId, EpisodeId episodeId, PlanId planId, Disposition disposition, LocalDate dischargedOn)
            implements AftercareEvent {}

    /// A referral was made in the state that its consent allows.
    record ReferralCreated(
            ClientId clientId,
            EpisodeId episodeId,
            PlanId planId,
            ReferralId referralId,
            ReferralKind kind,
            ReferralStatus status)
            implements AftercareEvent {}

    /// The loop is closed: the client arrived, or said so for a self-referral.
    record ReferralClosed(
            ClientId clientId, EpisodeId episodeId, ReferralId referralId, ReferralKind kind, Instant closedAt)
            implements AftercareEvent {}

    /// The client does not want the referral.
    record ReferralWithdrawn(
            ClientId clientId, EpisodeId episodeId, ReferralId referralId, ReferralKind kind, Instant withdrawnAt)
            implements AftercareEvent {}

    /// The partner has the referral.
    record ReferralSent(
            ClientId clientId,
            EpisodeId episodeId,
            ReferralId referralId,
            ReferralKind kind,
            PartnerId partnerId,
            Instant sentAt)
            implements AftercareEvent {}

    /// The partner refused to take the referral in so often that it will not be tried again by itself.
    record ReferralFailed(
            ClientId clientId,
            EpisodeId episodeId,
            ReferralId referralId,
            ReferralKind kind,
            PartnerId partnerId,
            Instant failedAt)
            implements AftercareEvent {}

    /// The partner will see the client.
    record ReferralAccepted(
            ClientId clientId,
            EpisodeId episodeId,
            ReferralId referralId,
            ReferralKind kind,
            PartnerId partnerId,
            Instant acceptedAt)
            implements AftercareEvent {}

    /// The partner will not see the client.
    record ReferralDeclined(
            ClientId clientId,
            EpisodeId episodeId,
            ReferralId referralId,
            ReferralKind kind,
            PartnerId partnerId,
            Instant declinedAt)
            implements AftercareEvent {}

    /// The partner gave the client a time.
    record ReferralScheduled(
            ClientId clientId, EpisodeId episodeId, ReferralId referralId, ReferralKind kind, Instant visitAt)
            implements AftercareEvent {}

    /// The client came to the partner.
    record ReferralAttended(
            ClientId clientId, EpisodeId episodeId, ReferralId referralId, ReferralKind kind, Instant visitAt)
            implements AftercareEvent {}

    /// The client did not come to the partner. `misses` counts the visits missed so far. Of a visit that was told as
    /// attended it takes that back.
    record ReferralUnattended(
            ClientId clientId,
            EpisodeId episodeId,
            ReferralId referralId,
            ReferralKind kind,
            Instant visitAt,
            int misses)
            implements AftercareEvent {}

    /// The partner has not answered in time.
    record ReferralOverdue(
            ClientId clientId,
            EpisodeId episodeId,
            ReferralId referralId,
            ReferralKind kind,
            PartnerId partnerId,
            Instant answerDueAt)
            implements AftercareEvent {}

    /// A referral that had ended is taken up again, in the state that its consent allows.
    record ReferralReopened(
            ClientId clientId,
            EpisodeId episodeId,
            ReferralId referralId,
            ReferralKind kind,
            ReferralStatus status,
            Instant reopenedAt)
            implements AftercareEvent {}

    /// The referral was made in error.
    record ReferralVoided(
            ClientId clientId, EpisodeId episodeId, ReferralId referralId, ReferralKind kind, Instant voidedAt)
            implements AftercareEvent {}

    /// An appointment asks for a slot in the seven days that end on `dueBy`, never before `earliestOn`. `attempt`
    /// counts the askings from 1. `startsAt` is the one time that is wanted, where it matters.
    record ContinuingCareAppointmentProposed(
            ClientId clientId,
            EpisodeId episodeId,
            AppointmentId appointmentId,
            int attempt,
            LocalDate earliestOn,
            LocalDate dueBy,
            @Nullable Instant startsAt)
            implements AftercareEvent {}

    /// The appointment has a time.
    record ContinuingCareAppointmentBooked(
            ClientId clientId, EpisodeId episodeId, AppointmentId appointmentId, LocalDate dueBy, Instant startsAt)
            implements AftercareEvent {}

    /// An appointment that has a time asks for another one; the time that it has stays its own until another one is
    /// booked. `attempt` counts on with the askings; `startsAt` is the one time that is wanted, where it matters.
    record ContinuingCareAppointmentRescheduled(
            ClientId clientId,
            EpisodeId episodeId,
            AppointmentId appointmentId,
            int attempt,
            LocalDate earliestOn,
            LocalDate dueBy,
            @Nullable Instant startsAt)
            implements AftercareEvent {}

    /// The client came.
    record ContinuingCareAppointmentKept(
            ClientId clientId, EpisodeId episodeId, AppointmentId appointmentId, LocalDate keptOn)
            implements AftercareEvent {}

    /// The client did not come. Of one that was told as kept it takes the visit back.
    ///
    /// @param continuityLost the days (7, 30) whose [ContinuityMet] holds no more without that visit; missing
    ///                       where it holds all the same
    record ContinuingCareAppointmentMissed(
            ClientId clientId,
            EpisodeId episodeId,
            AppointmentId appointmentId,
            Instant startsAt,
            @Nullable List<Integer> continuityLost)
            implements AftercareEvent {}

    /// The appointment will not take place; its slot can go.
    record ContinuingCareAppointmentCanceled(
            ClientId clientId, EpisodeId episodeId, AppointmentId appointmentId, Instant canceledAt)
            implements AftercareEvent {}

    /// Somebody should ask how the client is.
    record FollowUpDue(ClientId clientId, EpisodeId episodeId, FollowUpId followUpId, int day, LocalDate dueOn)
            implements AftercareEvent {}

    /// The client was reached.
    record FollowUpReached(ClientId clientId, EpisodeId episodeId, FollowUpId followUpId, int day, Instant reachedAt)
            implements AftercareEvent {}

    /// Three attempts did not reach the client, or it is too late for more.
    ///
    /// @param lastAttemptAt where nobody has called at all, when it was given up
    /// @param attempts      calls that were made, from 0; missing in what was told before it was counted
    record FollowUpUnreached(
            ClientId clientId,
            EpisodeId episodeId,
            FollowUpId followUpId,
            int day,
            Instant lastAttemptAt,
            @Nullable Integer attempts)
            implements AftercareEvent {}

    /// The client does not want to be called.
    record FollowUpDeclined(ClientId clientId, EpisodeId episodeId, FollowUpId followUpId, int day, Instant declinedAt)
            implements AftercareEvent {}

    /// A continuing-care appointment was kept within `days` (7 or 30) of the discharge.
    record ContinuityMet(
            ClientId clientId, EpisodeId episodeId, AppointmentId appointmentId, int days, LocalDate keptOn)
            implements AftercareEvent {}

    /// The client told of a relapse: somebody should think of a readmission. Nothing follows by itself.
    record ReadmissionSuggested(ClientId clientId, EpisodeId episodeId, PlanId planId, Instant reportedAt)
            implements AftercareEvent {}

    /// Nothing of the plan is open any more: its referrals, appointments and follow-ups have ended. A plan whose
    /// referral is taken up again can close again.
    record AftercarePlanClosed(ClientId clientId, EpisodeId episodeId, PlanId planId, Instant closedAt)
            implements AftercareEvent {}

    /// Staff tell that a client has died since the discharge: all that was open has ended. Told again, it is of
    /// another day. A death that is told with the discharge is a [AttendanceEvent.ClientDischarged].
    record ClientDied(ClientId clientId, EpisodeId episodeId, LocalDate diedOn, Instant toldAt)
            implements AftercareEvent {}
}
