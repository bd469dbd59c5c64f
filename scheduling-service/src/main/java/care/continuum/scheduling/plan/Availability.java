package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Onward;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who and what is free for one client of a section. Each client begins with another clinician, and keeps to one
/// where possible.
final class Availability {

    private final ClientId client;
    private final Section section;
    private final Staffing staffing;
    private final Busy claimed;
    private final Busy busy;
    private final List<ClinicianId> clinicians;
    private final List<RoomId> rooms;
    private final Map<String, RoomId> roomsOf;
    private final Map<String, Session> changed;

    /// @param claimed what is on the calendar
    /// @param busy    the same with the time that is kept for later groups
    /// @param changed sessions of the section that were moved or canceled
    Availability(ClientId client, Section section, Staffing staffing, Busy claimed, Busy busy, List<Session> changed) {
        this.client = client;
        this.section = section;
        this.staffing = staffing;
        this.claimed = claimed;
        this.busy = busy;
        this.clinicians = fromAnother(staffing.freelyPlanned());
        this.rooms = fromAnother(staffing.freelyUsed());
        this.roomsOf = busy.rooms();
        this.changed = changed.stream().collect(Collectors.toMap(Session::id, it -> it));
    }

    TrackTemplate template(Track track) {
        return staffing.templates().of(track);
    }

    /// A class is led by the section's facilitator in its room, or is joined where the section holds one beside them.
    boolean allows(SessionKind kind, Opening opening) {
        return hasClient(opening) && (Session.isShared(kind) ? hasClass(kind, opening) : hasSomebody(opening));
    }

    Session group(Opening opening) {
        return Session.shared(section, SessionKind.GROUP, opening);
    }

    /// Whether there could be one more class, with another clinician in another room. There is only one group.
    boolean allowsBeside(SessionKind kind, Opening opening) {
        return Session.isShared(kind) && kind != SessionKind.GROUP && hasClient(opening) && hasSomebody(opening);
    }

    /// The group at that time as it stands now, where it was moved or canceled.
    Optional<Session> changedGroup(Opening opening) {
        return Optional.ofNullable(changed.get(group(opening).id()));
    }

    /// Who comes later follows where the section's groups went.
    Onward onward(TrackTemplate template, ZoneId zone) {
        return new Onward(section, changed.values(), template, zone);
    }

    boolean allows(Session session) {
        return hasClient(session)
                && staffing.works(session.clinicianId(), session.startsAt(), session.endsAt())
                && isFree(Claim.clinician(session.clinicianId()), session)
                && isFree(Claim.room(session.roomId()), session);
    }

    private boolean isFree(String resource, Session session) {
        return busy.isFreeFor(session.id(), resource, session.startsAt(), session.endsAt());
    }

    boolean hasClient(Session session) {
        return isFree(Claim.client(client), session);
    }

    /// What would be then, where it is not: on a day on which nothing is, say.
    Session off(SessionKind kind, Opening opening, String plan, String origin, Session.Cause cause) {
        var planned = Session.isShared(kind)
                ? Session.shared(section, kind, opening)
                : Session.own(plan, origin, kind, section, section.facilitatorId(), section.roomId(), opening);
        return planned.canceled(ChangedBy.ORGANIZATION, cause);
    }

    /// @param plan   names the plan
    /// @param origin names the plan and its block
    Session session(SessionKind kind, Opening opening, String plan, String origin) {
        if (!Session.isShared(kind)) {
            return Session.own(plan, origin, kind, section, somebody(opening), someRoom(opening), opening);
        }
        return hasOwnClass(kind, opening)
                ? Session.shared(section, kind, opening)
                : heldBeside(kind, opening)
                        .orElseGet(() -> beside(kind, somebody(opening), someRoom(opening), opening));
    }

    /// Whether the section has such a class at that time already.
    boolean isHeld(SessionKind kind, Opening opening) {
        var id = Session.shared(section, kind, opening).id();
        return (!changed.containsKey(id)
                        && claimed.isOwnedBy(id, Claim.clinician(section.facilitatorId()), opening.startsAt()))
                || heldBeside(kind, opening).isPresent();
    }

    boolean hasClient(Opening opening) {
        return busy.isFree(Claim.client(client), opening.startsAt(), opening.endsAt());
    }

    private boolean hasClass(SessionKind kind, Opening opening) {
        return hasOwnClass(kind, opening) || heldBeside(kind, opening).isPresent();
    }

    private Optional<Session> heldBeside(SessionKind kind, Opening opening) {
        for (var clinician : clinicians) {
            var owner = busy.ownerOf(Claim.clinician(clinician), opening.startsAt());
            var room = owner == null ? null : roomsOf.get(owner);
            if (room != null) {
                var held = beside(kind, clinician, room, opening);
                if (held.id().equals(owner)) {
                    return Optional.of(held);
                }
            }
        }
        return Optional.empty();
    }

    private Session beside(SessionKind kind, ClinicianId clinician, RoomId room, Opening opening) {
        return Session.beside(section, kind, clinician, room, opening, changed::containsKey);
    }

    /// The hours of the facilitator's groups, and of those in the room, are theirs, also where nobody is planned yet.
    private boolean hasOwnClass(SessionKind kind, Opening opening) {
        var id = Session.shared(section, kind, opening).id();
        var facilitator = Claim.clinician(section.facilitatorId());
        var isSpare = kind == SessionKind.GROUP
                || claimed.isOwnedBy(id, facilitator, opening.startsAt())
                || staffing.sparesGroups(section, opening.startsAt(), opening.endsAt());
        return isSpare
                && !changed.containsKey(id)
                && staffing.works(section.facilitatorId(), opening.startsAt(), opening.endsAt())
                && busy.isFreeFor(id, facilitator, opening.startsAt(), opening.endsAt())
                && busy.isFreeFor(id, Claim.room(section.roomId()), opening.startsAt(), opening.endsAt());
    }

    private boolean hasSomebody(Opening opening) {
        return clinician(opening).isPresent() && room(opening).isPresent();
    }

    private ClinicianId somebody(Opening opening) {
        return clinician(opening).orElseThrow();
    }

    private RoomId someRoom(Opening opening) {
        return room(opening).orElseThrow();
    }

    private Optional<ClinicianId> clinician(Opening opening) {
        var working = clinicians.stream()
                .filter(it -> staffing.works(it, opening.startsAt(), opening.endsAt()))
                .toList();
        return firstFree(working, Claim::clinician, opening);
    }

    private Optional<RoomId> room(Opening opening) {
        return firstFree(rooms, Claim::room, opening);
    }

    private <T> Optional<T> firstFree(List<T> all, Function<T, String> resource, Opening opening) {
        return all.stream()
                .filter(it -> busy.isFree(resource.apply(it), opening.startsAt(), opening.endsAt()))
                .findFirst();
    }

    private <T> List<T> fromAnother(List<T> all) {
        var inOrder = new ArrayList<>(all);
        Collections.rotate(inOrder, client.hashCode());
        return List.copyOf(inOrder);
    }
}
