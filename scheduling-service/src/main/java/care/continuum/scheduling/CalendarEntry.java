package care.continuum.scheduling;

import java.time.Instant;

/// What a calendar shows of a session or an appointment.
///
/// @param id       stays the same whatever becomes of it
/// @param sequence how often it was changed; it never falls
/// @param isOn     whether it takes place
public record CalendarEntry(String id, Instant startsAt, Instant endsAt, int sequence, boolean isOn) {

    public static CalendarEntry of(Session session) {
        return new CalendarEntry(
                session.id(), session.startsAt(), session.endsAt(), session.revision(), session.isOn());
    }
}
