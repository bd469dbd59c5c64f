package care.continuum.aftercare.plan;

import care.continuum.aftercare.Topics;
import care.continuum.aftercare.terms.Consent;
import care.continuum.aftercare.terms.Enrollment;
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
import org.springframework.stereotype.Component;

/// The needs of an enrolled client, what the client allows, and that the client has come back, or was erased.
@Component
class IntakeFeed implements Feed<IntakeEvent> {

    private final NewsDesk desk;

    IntakeFeed(NewsDesk desk) {
        this.desk = desk;
    }

    @Override
    public EventContract<IntakeEvent> hears() {
        return Topics.INTAKE;
    }

    @Override
    public void on(IntakeEvent news, Origin origin) {
        switch (news) {
            case ClientEnrolled enrolled -> {
                var enrollment = new Enrollment(enrolled.reason(), enrolled.needs());
                var at = enrolled.enrolledAt();
                desk.tell(
                        enrolled, origin, (plan, terms, now) -> Readmitting.enrolled(plan, enrollment, at, terms, now));
            }
            case ConsentGranted granted -> {
                var consent = new Consent(granted.consentId(), granted.consentType(), true, false, granted.expiresOn());
                desk.tell(granted, origin, (plan, _, now) -> plan.consented(consent, now));
            }
            case ConsentRevoked revoked -> {
                if (revoked.partial()) {
                    // It concerns one recipient: intake knows whom, and is asked before each sending.
                    desk.tell(revoked, origin, (plan, _, now) -> Sending.doubted(plan, now));
                } else {
                    var consent = new Consent(revoked.consentId(), revoked.consentType(), false, true, null);
                    desk.tell(revoked, origin, (plan, _, now) -> plan.consented(consent, now));
                }
            }
            case InquiryReceived inquiry -> {
                var before = inquiry.readmissionOf();
                if (before != null) {
                    var at = inquiry.receivedAt();
                    desk.tell(before, inquiry, origin, (plan, _, now) -> Readmitting.readmitted(plan, at, now));
                }
            }
            case ClientErased erased ->
                desk.tell(erased, origin, (plan, _, now) -> Stopping.erased(plan, erased.erasedAt(), now));
            case ScreeningCompleted _,
                    CrisisRaised _,
                    CrisisResolved _,
                    AssessmentCompleted _,
                    ClientReferredOut _,
                    EnrollmentRequested _,
                    ClientWaitlisted _,
                    SeatOffered _,
                    SeatOfferExpired _,
                    EnrollmentWithdrawn _,
                    EnrollmentSuspended _,
                    EnrollmentResumed _,
                    EnrollmentExtended _,
                    TrackChanged _ -> {
                // What follows the program depends on nothing of this.
            }
        }
    }
}
