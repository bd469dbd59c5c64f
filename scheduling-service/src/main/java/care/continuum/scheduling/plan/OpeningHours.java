package care.continuum.scheduling.plan;

import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.GroupHours;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.plan.AlterationSpace.Conflict;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.web.ClinicZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Whether the clinic and its clinicians are there at a session's time, and not with a group of theirs, also where
/// nobody is planned for that yet.
@Component
class OpeningHours {

    private final StaffBook staff;
    private final SessionBook book;
    private final ClinicZone clinic;
    private final Claims claims;

    OpeningHours(StaffBook staff, SessionBook book, ClinicZone clinic, Claims claims) {
        this.staff = staff;
        this.book = book;
        this.clinic = clinic;
        this.claims = claims;
    }

    List<Conflict> broken(List<Session> sessions) {
        var hours = staff.groups();
        var now = hours.clinic();
        var found = new ArrayList<Conflict>();
        for (var session : sessions.stream().filter(Session::isOn).toList()) {
            var day = clinic.day(session.startsAt());
            if (now.holidays().contains(day)) {
                found.add(conflict("HOLIDAY", day, session));
            }
            offDuty(session, now).ifPresent(found::add);
            var groups = groups(hours, session, sessions);
            if (groups.stream().anyMatch(it -> it.clinicianId().equals(session.clinicianId()))) {
                found.add(conflict("CLINICIAN", session.clinicianId(), session));
            }
            if (groups.stream().anyMatch(it -> it.roomId().equals(session.roomId()))) {
                found.add(conflict("ROOM", session.roomId(), session));
            }
        }
        found.addAll(later(sessions, hours));
        return found;
    }

    /// A series that is moved with all that follow is checked whole: whether its later groups, which nobody is planned
    /// for yet, are in their clinicians' hours, and what has their time.
    private List<Conflict> later(List<Session> changed, GroupHours hours) {
        var after = hours.after(changed);
        if (after.isEmpty()) {
            return List.of();
        }
        var resources = after.stream().flatMap(OpeningHours::resources).collect(Collectors.toSet());
        var busy = claims.busy(
                resources, after.getFirst().startsAt(), after.getLast().endsAt());
        return after.stream()
                .filter(group -> takesPlace(group, changed))
                .flatMap(group -> Stream.concat(
                        offDuty(group, hours.clinic()).stream(),
                        resources(group)
                                .filter(it -> !busy.isFreeFor(group.id(), it, group.startsAt(), group.endsAt()))
                                .map(it -> taken(it, group, busy))))
                .toList();
    }

    private static Optional<Conflict> offDuty(Session session, Staffing now) {
        return now.works(session.clinicianId(), session.startsAt(), session.endsAt())
                ? Optional.empty()
                : Optional.of(conflict("HOURS", session.clinicianId(), session));
    }

    private static Stream<String> resources(Session group) {
        return Stream.of(Claim.clinician(group.clinicianId()), Claim.room(group.roomId()));
    }

    private static Conflict taken(String resource, Session group, Busy busy) {
        var parts = resource.split("/", -1);
        return new Conflict(
                parts[0].toUpperCase(Locale.ROOT),
                parts[1],
                group.id(),
                group.startsAt(),
                group.endsAt(),
                busy.ownerWithin(resource, group.startsAt(), group.endsAt()));
    }

    /// The groups of that time that whoever is planned later comes to, in which somebody or something of the session
    /// is wanted; but for the session itself.
    private List<Session> groups(GroupHours hours, Session session, List<Session> changed) {
        return hours.within(session.startsAt(), session.endsAt()).stream()
                .filter(it -> it.clinicianId().equals(session.clinicianId())
                        || it.roomId().equals(session.roomId()))
                .filter(it -> !it.id().equals(session.id()) && takesPlace(it, changed))
                .toList();
    }

    /// Whether the group is then, also where it is not on the calendar yet.
    boolean takesPlace(Session group) {
        return takesPlace(group, List.of());
    }

    private boolean takesPlace(Session group, List<Session> changed) {
        return changed.stream()
                .filter(it -> it.id().equals(group.id()))
                .findFirst()
                .or(() -> book.find(group.id()))
                .map(it -> it.isOn() && it.startsAt().equals(group.startsAt()))
                .orElse(true);
    }

    private static Conflict conflict(String what, Object id, Session session) {
        return new Conflict(what, id.toString(), session.id(), session.startsAt(), session.endsAt(), null);
    }
}
