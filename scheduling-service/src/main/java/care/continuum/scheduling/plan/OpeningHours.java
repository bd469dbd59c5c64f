package care.continuum.scheduling.plan;

import care.continuum.scheduling.GroupHours;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.plan.AlterationSpace.Conflict;
import care.continuum.web.ClinicZone;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Whether the clinic and its clinicians are there at a session's time, and not with a group of theirs, also where
/// nobody is planned for that yet.
@Component
class OpeningHours {

    private final StaffBook staff;
    private final SessionBook book;
    private final ClinicZone clinic;

    OpeningHours(StaffBook staff, SessionBook book, ClinicZone clinic) {
        this.staff = staff;
        this.book = book;
        this.clinic = clinic;
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
            if (!now.works(session.clinicianId(), session.startsAt(), session.endsAt())) {
                found.add(conflict("HOURS", session.clinicianId(), session));
            }
            var groups = groups(hours, session, sessions);
            if (groups.stream().anyMatch(it -> it.clinicianId().equals(session.clinicianId()))) {
                found.add(conflict("CLINICIAN", session.clinicianId(), session));
            }
            if (groups.stream().anyMatch(it -> it.roomId().equals(session.roomId()))) {
                found.add(conflict("ROOM", session.roomId(), session));
            }
        }
        return found;
    }

    /// The groups of that time that whoever is planned later comes to; but for the session itself.
    private List<Session> groups(GroupHours hours, Session session, List<Session> changed) {
        return hours.within(session.startsAt(), session.endsAt()).stream()
                .filter(it -> !it.id().equals(session.id()) && takesPlace(it, changed))
                .toList();
    }

    /// Also where it is not on the calendar yet.
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
