package care.continuum.scheduling.feed;

import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.scheduling.AppointmentCalendar;
import care.continuum.scheduling.CalendarEntry;
import care.continuum.scheduling.ClientCalendar;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.StaffBook;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Whose calendar has what: sessions and continuing-care appointments.
@Component
class Calendars {

    private final ClientCalendar clients;
    private final AppointmentCalendar appointments;
    private final SessionBook book;
    private final StaffBook staff;
    private final FeedSettings settings;

    Calendars(
            ClientCalendar clients,
            AppointmentCalendar appointments,
            SessionBook book,
            StaffBook staff,
            FeedSettings settings) {
        this.clients = clients;
        this.appointments = appointments;
        this.book = book;
        this.staff = staff;
        this.settings = settings;
    }

    boolean isKnown(ClientId client) {
        return !clients.of(client).isEmpty() || !appointments.of(client).isEmpty();
    }

    boolean isKnown(ClinicianId clinician) {
        return staff.now().clinicians().contains(clinician);
    }

    String of(ClientId client) {
        var sessions = clients.of(client).stream().map(CalendarEntry::of);
        return settings.calendar().of(together(sessions, appointments.of(client)));
    }

    String of(ClinicianId clinician) {
        var from = settings.earliest();
        var sessions = book.led(clinician, from).stream().map(it -> CalendarEntry.of(it, clinician));
        return settings.calendar().of(together(sessions, appointments.of(clinician, from)));
    }

    private static List<CalendarEntry> together(Stream<CalendarEntry> sessions, List<CalendarEntry> appointments) {
        return Stream.concat(sessions, appointments.stream()).toList();
    }
}
