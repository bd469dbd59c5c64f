package care.continuum.scheduling.plan;

import care.continuum.events.ConsentType;
import care.continuum.events.IntakeEvent;
import care.continuum.events.IntakeEvent.AssessmentCompleted;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.ClientErased;
import care.continuum.events.IntakeEvent.ClientReferredOut;
import care.continuum.events.IntakeEvent.ClientWaitlisted;
import care.continuum.events.IntakeEvent.ConsentGranted;
import care.continuum.events.IntakeEvent.ConsentRevoked;
import care.continuum.events.IntakeEvent.CrisisRaised;
import care.continuum.events.IntakeEvent.CrisisResolved;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.InquiryReceived;
import care.continuum.events.IntakeEvent.ScreeningCompleted;
import care.continuum.events.IntakeEvent.SeatOfferExpired;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import care.continuum.scheduling.Topics;
import care.continuum.scheduling.terms.SpecificConsents;
import org.springframework.stereotype.Component;

/// Intake asks for seats, offers and gives them back, says who is in the program, and what clients consent to.
@Component
class IntakeFeed implements Feed<IntakeEvent> {

    private final SeatDesk desk;
    private final SpecificConsents consents;

    IntakeFeed(SeatDesk desk, SpecificConsents consents) {
        this.desk = desk;
        this.consents = consents;
    }

    @Override
    public EventContract<IntakeEvent> hears() {
        return Topics.INTAKE;
    }

    @Override
    public void on(IntakeEvent news, Origin origin) {
        switch (news) {
            case EnrollmentRequested asked -> desk.request(asked, origin);
            case SeatOffered offer -> desk.hold(offer, origin);
            case SeatOfferExpired over -> desk.letGo(over, origin);
            case ClientEnrolled enrolled -> desk.enroll(enrolled, origin);
            case EnrollmentWithdrawn gone -> desk.end(gone.clientId(), gone.episodeId(), origin);
            case EnrollmentSuspended hold -> desk.suspend(hold, origin);
            case EnrollmentResumed back -> desk.resume(back, origin);
            case TrackChanged change -> desk.changeTrack(change, origin);
            case EnrollmentExtended longer -> desk.extend(longer, origin);
            case ConsentGranted given
            when given.consentType() == ConsentType.SPECIFIC_RECIPIENT ->
                consents.heard(given.clientId(), given.consentId(), true, origin);
            // What was taken back for one recipient alone may be this one.
            case ConsentRevoked gone
            when gone.consentType() == ConsentType.SPECIFIC_RECIPIENT ->
                consents.heard(gone.clientId(), gone.consentId(), false, origin);
            case InquiryReceived _,
                    ScreeningCompleted _,
                    CrisisRaised _,
                    CrisisResolved _,
                    AssessmentCompleted _,
                    ClientReferredOut _,
                    ClientErased _,
                    ConsentGranted _,
                    ConsentRevoked _,
                    ClientWaitlisted _ -> {}
        }
    }
}
