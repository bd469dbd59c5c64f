package care.continuum.intake.client;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AftercareEvent.AftercarePlanClosed;
import care.continuum.events.AftercareEvent.AftercarePlanDrafted;
import care.continuum.events.AftercareEvent.ClientDied;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentBooked;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentCanceled;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentKept;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentMissed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentRescheduled;
import care.continuum.events.AftercareEvent.ContinuityMet;
import care.continuum.events.AftercareEvent.FollowUpDeclined;
import care.continuum.events.AftercareEvent.FollowUpDue;
import care.continuum.events.AftercareEvent.FollowUpReached;
import care.continuum.events.AftercareEvent.FollowUpUnreached;
import care.continuum.events.AftercareEvent.ReadmissionSuggested;
import care.continuum.events.AftercareEvent.ReferralAccepted;
import care.continuum.events.AftercareEvent.ReferralAttended;
import care.continuum.events.AftercareEvent.ReferralClosed;
import care.continuum.events.AftercareEvent.ReferralCreated;
import care.continuum.events.AftercareEvent.ReferralDeclined;
import care.continuum.events.AftercareEvent.ReferralFailed;
import care.continuum.events.AftercareEvent.ReferralOverdue;
import care.continuum.events.AftercareEvent.ReferralReopened;
import care.continuum.events.AftercareEvent.ReferralScheduled;
import care.continuum.events.AftercareEvent.ReferralSent;
import care.continuum.events.AftercareEvent.ReferralUnattended;
import care.continuum.events.AftercareEvent.ReferralVoided;
import care.continuum.events.AftercareEvent.ReferralWithdrawn;
import care.continuum.intake.Topics;
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import org.springframework.stereotype.Component;

/// The treatment ends when the aftercare plan closes: so do consents until then. A death ends all that is open. Who
/// keeps an appointment was seen, unless that is taken back; who is called was reached.
@Component
class AftercareFeed implements Feed<AftercareEvent> {

    private final Reactions reactions;

    AftercareFeed(Reactions reactions) {
        this.reactions = reactions;
    }

    @Override
    public EventContract<AftercareEvent> hears() {
        return Topics.AFTERCARE;
    }

    @Override
    public void on(AftercareEvent news, Origin origin) {
        switch (news) {
            case AftercarePlanClosed closed ->
                reactions.decide(closed, origin, episode -> Consenting.treatmentEnded(episode, closed.closedAt()));
            case ClientDied died -> reactions.died(died, origin);
            case ContinuingCareAppointmentKept kept ->
                reactions.attended(kept, origin, kept.appointmentId(), kept.keptOn());
            case ContinuingCareAppointmentMissed missed ->
                reactions.notAttended(missed, origin, missed.appointmentId());
            case FollowUpReached reached -> reactions.seen(reached, origin, reached.reachedAt());
            case AftercarePlanDrafted _,
                    ContinuingCareAppointmentProposed _,
                    ContinuingCareAppointmentCanceled _,
                    ContinuingCareAppointmentRescheduled _,
                    ReadmissionSuggested _,
                    ReferralCreated _,
                    ReferralSent _,
                    ReferralAccepted _,
                    ReferralDeclined _,
                    ReferralScheduled _,
                    ReferralAttended _,
                    ReferralUnattended _,
                    ReferralFailed _,
                    ReferralReopened _,
                    ReferralVoided _,
                    ReferralOverdue _,
                    ReferralClosed _,
                    ReferralWithdrawn _,
                    ContinuingCareAppointmentBooked _,
                    FollowUpDue _,
                    FollowUpUnreached _,
                    FollowUpDeclined _,
                    ContinuityMet _ -> {}
        }
    }
}
