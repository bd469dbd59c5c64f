package care.continuum.scheduling.plan;

import care.continuum.events.SessionKind;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.plan.AlterationSpace.Conflict;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.web.ClinicZone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Whether the clinic and its clinicians are there at a session's time, and not with a group of theirs, also where
/// nobody is planned for that yet.
@Component
class OpeningHours {

    private final StaffBook staff;
    private final ClinicZone clinic;

    OpeningHours(StaffBook staff, ClinicZone clinic) {
        this.staff = staff;
        this.clinic = clinic;
    }

    List<Conflict> broken(List<Session> sessions) {
        var now = staff.now();
        var found = new ArrayList<Conflict>();
        for (var session : sessions.stream().filter(Session::isOn).toList()) {
            var day = session.startsAt().atZone(clinic.zone()).toLocalDate();
            if (now.holidays().contains(day)) {
                found.add(conflict("HOLIDAY", day, session));
            }
            if (!now.works(session.clinicianId(), session.startsAt(), session.endsAt())) {
                found.add(conflict("HOURS", session.clinicianId(), session));
            }
            if (isGroupTime(now, session, it -> it.facilitatorId().equals(session.clinicianId()))) {
                found.add(conflict("CLINICIAN", session.clinicianId(), session));
            }
            if (isGroupTime(now, session, it -> it.roomId().equals(session.roomId()))) {
                found.add(conflict("ROOM", session.roomId(), session));
            }
        }
        return found;
    }

    private boolean isGroupTime(Staffing now, Session session, Predicate<Section> whose) {
        return now.sections().stream()
                .filter(whose)
                .filter(it -> !isOwnGroup(session, it))
                .map(it -> now.templates().of(it.track()))
                .anyMatch(it -> it.meetsWithin(session.startsAt(), session.endsAt(), clinic.zone()));
    }

    private static boolean isOwnGroup(Session session, Section section) {
        return session.kind() == SessionKind.GROUP
                && !session.isBeside()
                && session.sectionId().equals(section.sectionId());
    }

    private static Conflict conflict(String what, Object id, Session session) {
        return new Conflict(what, id.toString(), session.id(), session.startsAt(), session.endsAt());
    }
}
