package care.continuum.scheduling.plan;

import care.continuum.events.SessionKind;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.plan.AlterationSpace.Conflict;
import care.continuum.scheduling.terms.Staffing;
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
        var now = staff.now();
        var found = new ArrayList<Conflict>();
        for (var session : sessions.stream().filter(Session::isOn).toList()) {
            var day = clinic.day(session.startsAt());
            if (now.holidays().contains(day)) {
                found.add(conflict("HOLIDAY", day, session));
            }
            if (!now.works(session.clinicianId(), session.startsAt(), session.endsAt())) {
                found.add(conflict("HOURS", session.clinicianId(), session));
            }
            var groups = groups(now, session, sessions);
            if (groups.stream().anyMatch(it -> it.clinicianId().equals(session.clinicianId()))) {
                found.add(conflict("CLINICIAN", session.clinicianId(), session));
            }
            if (groups.stream().anyMatch(it -> it.roomId().equals(session.roomId()))) {
                found.add(conflict("ROOM", session.roomId(), session));
            }
        }
        return found;
    }

    /// The usual groups of that time that whoever is planned later comes to, in which somebody or something of the
    /// session is wanted; but for the session itself.
    private List<Session> groups(Staffing now, Session session, List<Session> changed) {
        var day = clinic.day(session.startsAt());
        return now.sections().stream()
                .filter(it -> it.facilitatorId().equals(session.clinicianId())
                        || it.roomId().equals(session.roomId()))
                .filter(it ->
                        now.templates().of(it.track()).meetsWithin(session.startsAt(), session.endsAt(), clinic.zone()))
                .map(it -> Session.shared(
                        it, SessionKind.GROUP, now.templates().of(it.track()).group(day, clinic.zone())))
                .filter(it -> !it.id().equals(session.id()) && takesPlace(it, changed))
                .toList();
    }

    /// Also where it is not on the calendar yet.
    private boolean takesPlace(Session usual, List<Session> changed) {
        return changed.stream()
                .filter(it -> it.id().equals(usual.id()))
                .findFirst()
                .or(() -> book.find(usual.id()))
                .map(it -> it.isOn() && it.startsAt().equals(usual.startsAt()))
                .orElse(true);
    }

    private static Conflict conflict(String what, Object id, Session session) {
        return new Conflict(what, id.toString(), session.id(), session.startsAt(), session.endsAt(), null);
    }
}
