package care.continuum.scheduling.slot;

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
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import care.continuum.scheduling.Topics;
import org.springframework.stereotype.Component;

/// Aftercare asks for times and gives them back.
@Component
class AftercareFeed implements Feed<AftercareEvent> {

    private final SlotDesk desk;

    AftercareFeed(SlotDesk desk) {
        this.desk = desk;
    }

    @Override
    public EventContract<AftercareEvent> hears() {
        return Topics.AFTERCARE;
    }

    @Override
    public void on(AftercareEvent news, Origin origin) {
        switch (news) {
            case ContinuingCareAppointmentProposed asked -> desk.propose(asked, origin);
            case ContinuingCareAppointmentCanceled canceled -> desk.cancel(canceled, origin);
            case ContinuingCareAppointmentRescheduled other -> desk.reschedule(other, origin);
            case AftercarePlanDrafted _,
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
                    ContinuingCareAppointmentKept _,
                    ContinuingCareAppointmentMissed _,
                    FollowUpDue _,
                    FollowUpReached _,
                    FollowUpUnreached _,
                    FollowUpDeclined _,
                    ContinuityMet _,
                    ReadmissionSuggested _,
                    AftercarePlanClosed _,
                    ClientDied _ -> {}
        }
    }
}
