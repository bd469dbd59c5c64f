package care.continuum.attendance.program;

import care.continuum.attendance.Topics;
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
import org.springframework.stereotype.Component;

/// A death that aftercare is told ends the stay in which the client is again.
@Component
class AftercareFeed implements Feed<AftercareEvent> {

    private final NewsDesk desk;

    AftercareFeed(NewsDesk desk) {
        this.desk = desk;
    }

    @Override
    public EventContract<AftercareEvent> hears() {
        return Topics.AFTERCARE;
    }

    @Override
    public void on(AftercareEvent news, Origin origin) {
        switch (news) {
            case ClientDied died -> desk.died(died, origin);
            case AftercarePlanDrafted _,
                    AftercarePlanClosed _,
                    ContinuingCareAppointmentProposed _,
                    ContinuingCareAppointmentBooked _,
                    ContinuingCareAppointmentKept _,
                    ContinuingCareAppointmentMissed _,
                    ContinuingCareAppointmentCanceled _,
                    ContinuingCareAppointmentRescheduled _,
                    ContinuityMet _,
                    FollowUpDue _,
                    FollowUpReached _,
                    FollowUpUnreached _,
                    FollowUpDeclined _,
                    ReadmissionSuggested _,
                    ReferralCreated _,
                    ReferralSent _,
                    ReferralAccepted _,
                    ReferralDeclined _,
                    ReferralScheduled _,
                    ReferralAttended _,
                    ReferralUnattended _,
                    ReferralClosed _,
                    ReferralWithdrawn _,
                    ReferralFailed _,
                    ReferralReopened _,
                    ReferralVoided _,
                    ReferralOverdue _ -> {
                // What else follows the program is aftercare's.
            }
        }
    }
}
