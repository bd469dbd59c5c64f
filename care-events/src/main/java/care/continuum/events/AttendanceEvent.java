package care.continuum.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// News from the attendance service: who came, what follows, and how the program ended. In all of it `minutes` are
/// attended minutes and `plannedMinutes` the length of the session.
public sealed interface AttendanceEvent extends CareEvent {

    /// The topic that the attendance service publishes, and nobody else.
    String TOPIC = "attendance.events";

    /// The client came; `late` means after the grace period.
    record ClientCheckedIn(
            ClientId clientId, EpisodeId episodeId, SessionId sessionId, Instant checkedInAt, boolean late)
            implements AttendanceEvent {}

    /// The client attended; `partial` is below 75 % of the length.
    record SessionAttended(
            ClientId clientId,
            EpisodeId episodeId,
            SessionId sessionId,
            SessionKind kind,
            @Nullable Track track,
            Instant startsAt,
            int plannedMinutes,
            int minutes,
            boolean partial)
            implements AttendanceEvent {}

    /// The client did not come, or canceled too late; `minutes` is 0.
    record SessionMissed(
            ClientId clientId,
            EpisodeId episodeId,
            SessionId sessionId,
            SessionKind kind,
            @Nullable Track track,
            Instant startsAt,
            int plannedMinutes,
            int minutes,
            MissReason reason)
            implements AttendanceEvent {}

    /// The absence counts against nobody.
    record AbsenceExcused(
            ClientId clientId,
            EpisodeId episodeId,
            SessionId sessionId,
            SessionKind kind,
            @Nullable Track track,
            Instant startsAt,
            int plannedMinutes,
            Excuse excuse,
            boolean makeUpWanted)
            implements AttendanceEvent {}

    /// The client wants to make up for an excused session.
    record MakeUpNeeded(ClientId clientId, EpisodeId episodeId, SessionId sessionId, Instant neededSince)
            implements AttendanceEvent {}

    /// An attended make-up session stands for the one that was missed. `startsAt` is when the make-up session
    /// began; missing in older news.
    record SessionMadeUp(
            ClientId clientId,
            EpisodeId episodeId,
            SessionId sessionId,
            SessionId makeUpSessionId,
            int minutes,
            @Nullable Instant startsAt)
            implements AttendanceEvent {}

    /// Staff corrected a record; what was told of it before is replaced.
    record AttendanceCorrected(
            ClientId clientId,
            EpisodeId episodeId,
            SessionId sessionId,
            SessionKind kind,
            @Nullable Track track,
            Instant startsAt,
            int plannedMinutes,
            Outcome from,
            int minutesBefore,
            Outcome to,
            int minutes)
            implements AttendanceEvent {}

    /// A week of the plan has passed. Weeks count from 1.
    record WeeklyHoursEvaluated(
            ClientId clientId,
            EpisodeId episodeId,
            int week,
            LocalDate startsOn,
            int scheduledMinutes,
            int attendedMinutes,
            int makeUpMinutes,
            int billableDays,
            Set<HoursFlag> flags)
            implements AttendanceEvent {}

    /// The client misses too much.
    record ClientAtRisk(ClientId clientId, EpisodeId episodeId, Instant since) implements AttendanceEvent {}

    /// The client has stopped coming.
    record ClientDisengaged(ClientId clientId, EpisodeId episodeId, Instant since) implements AttendanceEvent {}

    /// The client came again after outreach.
    record ClientReengaged(ClientId clientId, EpisodeId episodeId, SessionId sessionId, Instant at)
            implements AttendanceEvent {}

    /// Somebody should call the client: a first attempt by `firstAttemptBy`, three by `threeAttemptsBy`.
    record OutreachRequested(
            ClientId clientId,
            EpisodeId episodeId,
            OutreachReason reason,
            Instant firstAttemptBy,
            Instant threeAttemptsBy)
            implements AttendanceEvent {}

    /// Staff tried to reach the client.
    record OutreachRecorded(
            ClientId clientId, EpisodeId episodeId, OutreachChannel channel, OutreachResult result, Instant attemptedAt)
            implements AttendanceEvent {}

    /// The three sums of a weekly BAM.
    record ProgressMeasured(
            ClientId clientId,
            EpisodeId episodeId,
            ScreeningId screeningId,
            int use,
            int risk,
            int protective,
            Instant measuredAt)
            implements AttendanceEvent {}

    /// All that completion asks for is true; a clinician can confirm it.
    record CompletionCriteriaMet(ClientId clientId, EpisodeId episodeId, Instant metAt) implements AttendanceEvent {}

    /// The client completed the program: once per episode, and final. `lengthOfStayDays` is missing where nothing
    /// was attended.
    record ProgramCompleted(
            ClientId clientId,
            EpisodeId episodeId,
            LocalDate dischargedOn,
            int counted,
            int attended,
            @Nullable Integer lengthOfStayDays)
            implements AttendanceEvent {}

    /// A correction after the completion: somebody should look.
    record CompletionReviewRequested(ClientId clientId, EpisodeId episodeId, SessionId sessionId, Instant requestedAt)
            implements AttendanceEvent {}

    /// The client left before completing.
    record ClientDischarged(
            ClientId clientId,
            EpisodeId episodeId,
            Disposition disposition,
            DischargeReason reason,
            LocalDate dischargedOn,
            int counted,
            int attended,
            @Nullable Integer lengthOfStayDays)
            implements AttendanceEvent {}
}
