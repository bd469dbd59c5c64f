package care.continuum.intake.client;

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
import care.continuum.events.DischargeReason;
import care.continuum.events.OutreachResult;
import care.continuum.intake.Topics;
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import org.springframework.stereotype.Component;

/// The end of the program ends the episode; a death ends every stay and all that is open. Who comes was seen, unless
/// a correction takes it back; who is called was reached.
@Component
class AttendanceFeed implements Feed<AttendanceEvent> {

    private final Reactions reactions;

    AttendanceFeed(Reactions reactions) {
        this.reactions = reactions;
    }

    @Override
    public EventContract<AttendanceEvent> hears() {
        return Topics.ATTENDANCE;
    }

    @Override
    public void on(AttendanceEvent news, Origin origin) {
        switch (news) {
            case ClientDischarged gone
            when gone.reason() == DischargeReason.DIED ->
                reactions.react(gone, origin, client -> Death.discharged(client, gone.episodeId(), reactions.now()));
            case ProgramCompleted _, ClientDischarged _ -> reactions.decide(news, origin, Episode::finished);
            case SessionAttended came -> reactions.attended(news, origin, came.sessionId(), came.startsAt());
            case SessionMadeUp came -> madeUp(came, origin);
            case AttendanceCorrected correction -> corrected(correction, origin);
            case OutreachRecorded call
            when call.result() == OutreachResult.REACHED -> reactions.seen(news, origin, call.attemptedAt());
            case ClientCheckedIn _,
                    SessionMissed _,
                    AbsenceExcused _,
                    MakeUpNeeded _,
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

    /// Older news of it does not say when the client came.
    private void madeUp(SessionMadeUp came, Origin origin) {
        var startsAt = came.startsAt();
        if (startsAt != null) {
            reactions.attended(came, origin, came.makeUpSessionId(), startsAt);
        }
    }

    private void corrected(AttendanceCorrected correction, Origin origin) {
        var session = correction.sessionId();
        switch (correction.to()) {
            case ATTENDED, PARTIAL -> reactions.attended(correction, origin, session, correction.startsAt());
            case EXCUSED, NO_SHOW, LATE_CANCEL, MADE_UP, NOT_APPLICABLE ->
                reactions.notAttended(correction, origin, session);
        }
    }
}
