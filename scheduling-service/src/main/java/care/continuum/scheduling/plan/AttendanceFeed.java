package care.continuum.scheduling.plan;

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
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import care.continuum.scheduling.Topics;
import org.springframework.stereotype.Component;

/// Attendance says whose time in the program is over.
@Component
class AttendanceFeed implements Feed<AttendanceEvent> {

    private final SeatDesk desk;

    AttendanceFeed(SeatDesk desk) {
        this.desk = desk;
    }

    @Override
    public EventContract<AttendanceEvent> hears() {
        return Topics.ATTENDANCE;
    }

    @Override
    public void on(AttendanceEvent news, Origin origin) {
        switch (news) {
            case ProgramCompleted over -> desk.end(over.clientId(), over.episodeId(), origin);
            case ClientDischarged over -> desk.end(over.clientId(), over.episodeId(), origin);
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
                    OutreachRecorded _,
                    ProgressMeasured _,
                    CompletionCriteriaMet _,
                    CompletionReviewRequested _ -> {}
        }
    }
}
