package care.continuum.scheduling;

import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import java.time.Instant;
import java.util.List;

/// The continuing-care appointments that have, or had, a time.
public interface AppointmentCalendar {

    List<CalendarEntry> of(ClientId client);

    /// Those of a clinician from a time on; one that went to another clinician is canceled here.
    List<CalendarEntry> of(ClinicianId clinician, Instant from);
}
