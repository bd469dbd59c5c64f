package care.continuum.scheduling;

import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// A session on the calendar. Its id is derived from what it is, so that planning it twice plans it once.
@Document("sessions")
public record Session(
        @Id String id,
        SessionKind kind,
        Track track,
        SectionId sectionId,
        ClinicianId clinicianId,
        RoomId roomId,
        Instant startsAt,
        Instant endsAt,
        Status status) {

    /// Whether it takes place.
    public enum Status {
        SCHEDULED,
        CANCELED
    }

    /// The group or class of a section: the same session for everybody who comes to it.
    public static Session shared(Section section, SessionKind kind, Opening opening) {
        return new Session(
                derived(section.sectionId() + "/" + kind + "/" + opening.startsAt()),
                kind,
                section.track(),
                section.sectionId(),
                section.facilitatorId(),
                section.roomId(),
                opening.startsAt(),
                opening.endsAt(),
                Status.SCHEDULED);
    }

    /// A class of a section beside what its own facilitator and room do then. Its id names both, so that two who make
    /// one at the same time make two, or one.
    public static Session beside(
            Section section, SessionKind kind, ClinicianId clinician, RoomId room, Opening opening) {
        return new Session(
                derived(section.sectionId() + "/" + kind + "/" + opening.startsAt() + "/" + clinician + "/" + room),
                kind,
                section.track(),
                section.sectionId(),
                clinician,
                room,
                opening.startsAt(),
                opening.endsAt(),
                Status.SCHEDULED);
    }

    /// A session for one client.
    public static Session own(
            String origin, SessionKind kind, Section section, ClinicianId clinician, RoomId room, Opening opening) {
        return new Session(
                derived(origin + "/" + kind),
                kind,
                section.track(),
                section.sectionId(),
                clinician,
                room,
                opening.startsAt(),
                opening.endsAt(),
                Status.SCHEDULED);
    }

    public static boolean isShared(SessionKind kind) {
        return switch (kind) {
            case GROUP, PSYCHOEDUCATION, SKILLS_TRAINING -> true;
            case INDIVIDUAL, MEDICATION_MANAGEMENT, FAMILY, SUPPORT_GROUP -> false;
        };
    }

    public boolean isShared() {
        return isShared(kind);
    }

    public SessionId sessionId() {
        return SessionId.of(id);
    }

    public Session canceled() {
        return new Session(id, kind, track, sectionId, clinicianId, roomId, startsAt, endsAt, Status.CANCELED);
    }

    private static String derived(String from) {
        return UUID.nameUUIDFromBytes(from.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
