package care.continuum.scheduling;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
        Status status,
        Story story) {

    /// Why a session does not take place, or not for this client.
    public enum Cause {
        CANCELED,
        ELSEWHERE,
        HOLIDAY,
        HOLD,
        TRACK,
        END
    }

    public enum Status {
        SCHEDULED,
        CANCELED
    }

    /// The group or class of a section: the same session for everybody who comes to it.
    public static Session shared(Section section, SessionKind kind, Opening opening) {
        var id = idOf(section.sectionId(), kind, opening);
        var series = section.sectionId() + "/" + kind + (kind == SessionKind.GROUP ? "" : "/" + opening.slot());
        return of(id, kind, section, section.facilitatorId(), section.roomId(), opening, series);
    }

    /// The id of the group or class of a section, wherever it was moved.
    public static String idOf(SectionId section, SessionKind kind, Opening opening) {
        return derived(section + "/" + kind + "/" + opening.startsAt());
    }

    /// A class of a section beside what its own facilitator and room do then. Its id names both, so that two who make
    /// one at the same time make two, or one.
    ///
    /// @param isGone whether one of this id was canceled, or moved away: then the next one at its time has another
    public static Session beside(
            Section section, SessionKind kind, ClinicianId by, RoomId in, Opening at, Predicate<String> isGone) {
        var what = section.sectionId() + "/" + kind + "/";
        var who = "/" + by + "/" + in;
        var id = derived(what + at.startsAt() + who);
        while (isGone.test(id)) {
            id = derived(id + "/next");
        }
        return of(id, kind, section, by, in, at, what + at.slot() + who);
    }

    /// A session for one client.
    ///
    /// @param series names the plan: its sessions of one kind are a series
    /// @param origin names the plan and the part of it that the session belongs to
    public static Session own(
            String series,
            String origin,
            SessionKind kind,
            Section section,
            ClinicianId clinician,
            RoomId room,
            Opening opening) {
        return of(derived(origin + "/" + kind), kind, section, clinician, room, opening, series + "/" + kind);
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

    /// Whether many come to it and it is held beside what the section's own facilitator leads.
    public boolean isBeside() {
        var isGroup = kind == SessionKind.GROUP;
        var own = derived(sectionId + "/" + kind + (isGroup ? "" : "/" + startsAt));
        return isShared() && !own.equals(isGroup ? story.series() : id);
    }

    public SessionId sessionId() {
        return SessionId.of(id);
    }

    public boolean isOn() {
        return status == Status.SCHEDULED;
    }

    /// Whether what it is here, it is for everybody: not so where one of many is off it.
    public boolean isForAll() {
        return isOn()
                || !isShared()
                || story.cause() == Cause.HOLIDAY
                || (story.cause() == Cause.CANCELED && !story.isByClient());
    }

    public int sequence() {
        return story.sequence();
    }

    /// As a client's calendar counts the changes: it never falls, also where the client comes back to a session.
    public int revision() {
        return story.revision();
    }

    /// The same session for a client who had it before, and was off it.
    public Session backAfter(Session off) {
        return with(isShared() ? story.after(off.revision() + 1) : story.over(off, clinicianId));
    }

    /// As it is for all by now; what is one client's own stays.
    public Session become(Session now) {
        return now.with(story.become(now.story));
    }

    public Session canceled(ChangedBy by, Cause why) {
        return with(clinicianId, roomId, startsAt, endsAt, Status.CANCELED, story.next(by, why));
    }

    /// It takes place after all.
    public Session again() {
        return with(clinicianId, roomId, startsAt, endsAt, Status.SCHEDULED, story.next(ChangedBy.ORGANIZATION, null));
    }

    public Session moved(Instant start, ClinicianId clinician, RoomId room, ChangedBy by) {
        var end = start.plus(Duration.between(startsAt, endsAt));
        return with(clinician, room, start, end, status, story.next(by, null).led(clinicianId, clinician));
    }

    /// Moved by as much, with all that follow it.
    public Session onward(Duration by) {
        return with(story.onward(by));
    }

    /// The same session with what was said of it when it was put on the calendar by hand.
    public Session told(@Nullable SessionId makeUpFor, @Nullable String modality) {
        return with(story.told(makeUpFor, modality));
    }

    /// Planned for one that the client lost.
    public Session insteadOf(Session lost) {
        return with(story.insteadOf(lost.sessionId()));
    }

    public Session with(Story what) {
        return with(clinicianId, roomId, startsAt, endsAt, status, what);
    }

    private Session with(ClinicianId clinician, RoomId room, Instant start, Instant end, Status next, Story what) {
        return new Session(id, kind, track, sectionId, clinician, room, start, end, next, what);
    }

    private static Session of(
            String id, SessionKind kind, Section section, ClinicianId by, RoomId in, Opening at, String series) {
        return new Session(
                id,
                kind,
                section.track(),
                section.sectionId(),
                by,
                in,
                at.startsAt(),
                at.endsAt(),
                Status.SCHEDULED,
                Story.of(derived(series)));
    }

    private static String derived(String from) {
        return UUID.nameUUIDFromBytes(from.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
