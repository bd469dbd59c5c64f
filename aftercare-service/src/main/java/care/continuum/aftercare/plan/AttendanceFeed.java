package care.continuum.aftercare.plan;

import care.continuum.aftercare.Topics;
import care.continuum.aftercare.terms.Call;
import care.continuum.aftercare.terms.Ending;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.AttendanceEvent.AbsenceExcused;
import care.continuum.events.AttendanceEvent.AttendanceCorrected;
import care.continuum.events.AttendanceEvent.ClientAtRisk;
import care.continuum.events.AttendanceEvent.ClientCheckedIn;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.ClientDisengaged;
import care.continuum.events.AttendanceEvent.ClientReengaged;
import care.continuum.events.AttendanceEvent.CompletionCriteriaMet;
import care.continuum.events.AttendanceEvent.CompletionReviewRequested;
import care.continuum.events.AttendanceEvent.MakeUpNeeded;
import care.continuum.events.AttendanceEvent.OutreachRecorded;
import care.continuum.events.AttendanceEvent.OutreachRequested;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.AttendanceEvent.ProgressMeasured;
import care.continuum.events.AttendanceEvent.SessionAttended;
import care.continuum.events.AttendanceEvent.SessionMadeUp;
import care.continuum.events.AttendanceEvent.SessionMissed;
import care.continuum.events.AttendanceEvent.WeeklyHoursEvaluated;
import care.continuum.events.Disposition;
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import org.springframework.stereotype.Component;

/// The end of the program, from which aftercare begins.
@Component
class AttendanceFeed implements Feed<AttendanceEvent> {

    private final NewsDesk desk;

    AttendanceFeed(NewsDesk desk) {
        this.desk = desk;
    }

    @Override
    public EventContract<AttendanceEvent> hears() {
        return Topics.ATTENDANCE;
    }

    @Override
    public void on(AttendanceEvent news, Origin origin) {
        switch (news) {
            case ProgramCompleted completed -> {
                var ending = new Ending(Disposition.COMPLETED, null, completed.dischargedOn(), origin.time());
                desk.tell(completed, origin, (plan, terms, now) -> plan.ended(ending, terms, now));
            }
            case ClientDischarged left -> {
                var ending = new Ending(left.disposition(), left.reason(), left.dischargedOn(), origin.time());
                desk.tell(left, origin, (plan, terms, now) -> plan.ended(ending, terms, now));
            }
            case OutreachRecorded tried -> {
                var call = new Call(tried.attemptedAt(), tried.result());
                desk.tell(tried, origin, (plan, _, now) -> Following.calledElsewhere(plan, call, now));
            }
            case ClientCheckedIn _,
                    SessionAttended _,
                    SessionMissed _,
                    AbsenceExcused _,
                    MakeUpNeeded _,
                    SessionMadeUp _,
                    AttendanceCorrected _,
                    WeeklyHoursEvaluated _,
                    ClientAtRisk _,
                    ClientDisengaged _,
                    ClientReengaged _,
                    OutreachRequested _,
                    ProgressMeasured _,
                    CompletionCriteriaMet _,
                    CompletionReviewRequested _ -> {
                // The program is attendance's own.
            }
        }
    }
}
