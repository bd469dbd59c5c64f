package care.continuum.scheduling;

import care.continuum.events.ClinicianId;
import java.time.Instant;

/// What a calendar shows of a session or an appointment.
///
/// @param id       stays the same whatever becomes of it
/// @param sequence how often it was changed; it never falls
/// @param isOn     whether it takes place
public record CalendarEntry(String id, Instant startsAt, Instant endsAt, int sequence, boolean isOn) {

    /// As the clinician has it who leads the session, or led it before: then it is off for them.
    public static CalendarEntry of(Session session, ClinicianId clinician) {
        var isTheirs = session.clinicianId().equals(clinician);
        return new CalendarEntry(
                session.id(), session.startsAt(), session.endsAt(), session.revision(), session.isOn() && isTheirs);
    }

    public static CalendarEntry of(Session session) {
        return new CalendarEntry(
                session.id(), session.startsAt(), session.endsAt(), session.revision(), session.isOn());
    }
}
