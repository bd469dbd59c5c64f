package care.continuum.scheduling.slot;

import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.scheduling.AppointmentCalendar;
import care.continuum.scheduling.CalendarEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/// The appointments on a calendar are the slots that were booked.
@Component
class SlotCalendar implements AppointmentCalendar {

    private final Slots slots;

    SlotCalendar(Slots slots) {
        this.slots = slots;
    }

    @Override
    public List<CalendarEntry> of(ClientId client) {
        return slots.findByClientId(client).stream()
                .flatMap(it -> it.entry().stream())
                .sorted(Comparator.comparing(CalendarEntry::startsAt))
                .toList();
    }

    @Override
    public List<CalendarEntry> of(ClinicianId clinician, Instant from) {
        return slots.findOf(clinician).stream()
                .flatMap(it -> it.entryFor(clinician).stream())
                .filter(it -> !it.startsAt().isBefore(from))
                .sorted(Comparator.comparing(CalendarEntry::startsAt))
                .toList();
    }
}
