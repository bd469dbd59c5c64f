package care.continuum.attendance.program;

import care.continuum.attendance.Topics;
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

/// An enrollment begins a stay, a crisis blocks completion, a weekly BAM shows progress, a hold or an
/// extension moves the plan's end, and after these and a change of track there are sessions to wait for. The
/// rest of intake's news is not attendance's.
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
            case ClientEnrolled enrolled -> desk.enrolled(enrolled, origin);
            case CrisisRaised raised -> desk.crisisRaised(raised, origin);
            case CrisisResolved resolved -> desk.crisisResolved(resolved, origin);
            case ScreeningCompleted screening -> {
                var bam = screening.bam();
                if (bam != null) {
                    desk.measured(screening, bam, origin);
                }
            }
            case EnrollmentSuspended suspended -> desk.suspended(suspended, origin);
            case EnrollmentResumed resumed -> desk.resumed(resumed, origin);
            case TrackChanged changed -> desk.trackChanged(changed, origin);
            case EnrollmentExtended extended -> desk.extended(extended, origin);
            case EnrollmentWithdrawn withdrawn -> desk.withdrawn(withdrawn, origin);
            case InquiryReceived _,
                    AssessmentCompleted _,
                    ClientReferredOut _,
                    ClientErased _,
                    ConsentGranted _,
                    ConsentRevoked _,
                    EnrollmentRequested _,
                    ClientWaitlisted _,
                    SeatOffered _,
                    SeatOfferExpired _ -> {
                // The plan tells the rest.
            }
        }
    }
}
