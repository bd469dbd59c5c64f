package care.continuum.scheduling;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session as it is shown.
///
/// @param reason of the last change, in words; for staff alone, where they ask for one client's sessions
public record SessionView(
        SessionId sessionId,
        SessionKind kind,
        Track track,
        SectionId sectionId,
        ClinicianId clinicianId,
        RoomId roomId,
        Instant startsAt,
        Instant endsAt,
        Session.Status status,
        int sequence,
        @Nullable ChangedBy changedBy,
        @Nullable SessionId makeUpFor,
        @Nullable String modality,
        @Nullable String reason) {

    public static SessionView of(Session session) {
        return of(session, null);
    }

    /// With what clients do not see.
    public static SessionView withReason(Session session) {
        return of(session, session.story().reason());
    }

    private static SessionView of(Session session, @Nullable String reason) {
        return new SessionView(
                session.sessionId(),
                session.kind(),
                session.track(),
                session.sectionId(),
                session.clinicianId(),
                session.roomId(),
                session.startsAt(),
                session.endsAt(),
                session.status(),
                session.revision(),
                session.story().changedBy(),
                session.story().makeUpFor(),
                session.story().modality(),
                reason);
    }
}
