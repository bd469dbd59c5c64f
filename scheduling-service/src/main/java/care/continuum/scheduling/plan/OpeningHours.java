package care.continuum.scheduling.plan;

import care.continuum.scheduling.Session;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.plan.AlterationSpace.Conflict;
import care.continuum.web.ClinicZone;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Whether the clinic and its clinicians are there at a session's time.
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
        }
        return found;
    }

    private static Conflict conflict(String what, Object id, Session session) {
        return new Conflict(what, id.toString(), session.id(), session.startsAt(), session.endsAt());
    }
}
