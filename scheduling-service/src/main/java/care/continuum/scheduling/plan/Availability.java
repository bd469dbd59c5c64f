package care.continuum.scheduling.plan;

import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SessionKind;
import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.Staffing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Who and what is free for one client of a section. Each client begins with another clinician, and keeps to one
/// where possible.
final class Availability {

    private final ClientId client;
    private final Section section;
    private final Busy busy;
    private final List<ClinicianId> clinicians;
    private final List<RoomId> rooms;

    Availability(ClientId client, Section section, Staffing staffing, Busy busy) {
        this.client = client;
        this.section = section;
        this.busy = busy;
        this.clinicians = fromAnother(staffing.freelyPlanned());
        this.rooms = fromAnother(staffing.freelyUsed());
    }

    boolean allows(SessionKind kind, Opening opening) {
        return hasClient(opening) && (Session.isShared(kind) ? hasClass(kind, opening) : hasSomebody(opening));
    }

    /// @param origin names the plan and its block
    Session session(SessionKind kind, Opening opening, String origin) {
        return Session.isShared(kind)
                ? Session.shared(section, kind, opening)
                : Session.own(
                        origin,
                        kind,
                        section,
                        clinician(opening).orElseThrow(),
                        room(opening).orElseThrow(),
                        opening);
    }

    /// Whether the section has such a class at that time already.
    boolean isHeld(SessionKind kind, Opening opening) {
        var id = Session.shared(section, kind, opening).id();
        return busy.isOwnedBy(id, Claim.clinician(section.facilitatorId()), opening.startsAt());
    }

    private boolean hasClient(Opening opening) {
        return busy.isFree(Claim.client(client), opening.startsAt(), opening.endsAt());
    }

    /// The hours of the group are the group's, also where nobody is planned for it yet.
    private boolean hasClass(SessionKind kind, Opening opening) {
        if (kind != SessionKind.GROUP && opening.rank() == Opening.Rank.GROUP_TIME) {
            return false;
        }
        var id = Session.shared(section, kind, opening).id();
        var facilitator = Claim.clinician(section.facilitatorId());
        return busy.isFreeFor(id, facilitator, opening.startsAt(), opening.endsAt())
                && busy.isFreeFor(id, Claim.room(section.roomId()), opening.startsAt(), opening.endsAt());
    }

    private boolean hasSomebody(Opening opening) {
        return clinician(opening).isPresent() && room(opening).isPresent();
    }

    private Optional<ClinicianId> clinician(Opening opening) {
        return firstFree(clinicians, Claim::clinician, opening);
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
        if (!all.isEmpty()) {
            Collections.rotate(inOrder, client.hashCode() % all.size());
        }
        return List.copyOf(inOrder);
    }
}
