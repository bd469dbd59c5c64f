package care.continuum.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// News from the scheduling service: seats, personal plans and slots.
public sealed interface SchedulingEvent extends CareEvent {

    /// The topic that the scheduling service publishes, and nobody else.
    String TOPIC = "scheduling.events";

    /// The episode has a seat; `attempt` is the request's.
    record SeatReserved(
            ClientId clientId, EpisodeId episodeId, int attempt, SectionId sectionId, Track track, AgeBand ageBand)
            implements SchedulingEvent {}

    /// There was no seat for this attempt: when it was asked for, or when the offer of one that is not there any
    /// more was heard. It is told once; an asking that follows such an offer has this answer already.
    record SeatRefused(
            ClientId clientId, EpisodeId episodeId, int attempt, Track track, AgeBand ageBand, SeatRefusal reason)
            implements SchedulingEvent {}

    /// Sessions were put on the client's calendar. The first one of an episode carries the whole personal plan;
    /// later ones carry what came to it, make-up and single sessions, or, after a hold, a change of track or an
    /// extension, the whole plan as it stands by then: what is not in it was canceled, and what is known by its id
    /// stays. `startDate` stays, `weeks` grow by extensions. `attempt` is there where it is the whole plan: that
    /// of the seat it was made for, which tells whether a hold or a change of track is planned for already.
    record SessionsScheduled(
            ClientId clientId,
            EpisodeId episodeId,
            SectionId sectionId,
            Track track,
            AgeBand ageBand,
            LocalDate startDate,
            int weeks,
            int weeklyHours,
            List<PlannedSession> sessions,
            Set<Need> unmetNeeds,
            @Nullable Integer attempt)
            implements SchedulingEvent {}

    /// A session of the client was moved from `previousStartsAt`; it keeps its id, kind and track.
    record SessionRescheduled(
            ClientId clientId,
            EpisodeId episodeId,
            SessionId sessionId,
            SessionKind kind,
            @Nullable Track track,
            Instant startsAt,
            Instant endsAt,
            Instant previousStartsAt,
            ChangedBy by,
            Instant rescheduledAt)
            implements SchedulingEvent {}

    /// A session of the client will not take place, at least not for this client. By the client, `canceledAt` is
    /// the notice; not by the client, it never counts against anybody. `attempt` is there where a hold or a change
    /// of track took the client off: that of the seat whose plan this was. The whole plan is told for a later one.
    record SessionCanceled(
            ClientId clientId,
            EpisodeId episodeId,
            SessionId sessionId,
            SessionKind kind,
            @Nullable Track track,
            Instant startsAt,
            Instant endsAt,
            ChangedBy by,
            Instant canceledAt,
            @Nullable Integer attempt)
            implements SchedulingEvent {}

    /// A seat of the section is free again. The client is the one who had it.
    record SeatReleased(
            ClientId clientId,
            EpisodeId episodeId,
            int attempt,
            SectionId sectionId,
            Track track,
            AgeBand ageBand,
            Instant releasedAt)
            implements SchedulingEvent {}

    /// A clinician's time is taken for the appointment.
    record AppointmentSlotBooked(
            ClientId clientId, EpisodeId episodeId, AppointmentId appointmentId, Instant startsAt, int minutes)
            implements SchedulingEvent {}

    /// There was no free hour in the seven days that end on `dueBy`.
    record AppointmentSlotRefused(
            ClientId clientId, EpisodeId episodeId, AppointmentId appointmentId, LocalDate dueBy, SlotRefusal reason)
            implements SchedulingEvent {}

    /// The clinician's time is free again.
    record AppointmentSlotReleased(
            ClientId clientId, EpisodeId episodeId, AppointmentId appointmentId, Instant releasedAt)
            implements SchedulingEvent {}

    /// One session of a personal plan. `track` is told for every kind, `makeUpFor` for a session that makes up for a
    /// missed one.
    record PlannedSession(
            SessionId sessionId,
            SessionKind kind,
            @Nullable Track track,
            Instant startsAt,
            Instant endsAt,
            @Nullable SessionId makeUpFor) {}
}
