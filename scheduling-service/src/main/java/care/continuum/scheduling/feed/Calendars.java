package care.continuum.scheduling.feed;

import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.scheduling.AppointmentCalendar;
import care.continuum.scheduling.CalendarEntry;
import care.continuum.scheduling.ClientCalendar;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.StaffBook;
import java.util.ArrayList;
import java.util.List;
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
        return settings.calendar().of(together(clients.of(client), appointments.of(client)));
    }

    String of(ClinicianId clinician) {
        var from = settings.earliest();
        return settings.calendar().of(together(book.led(clinician, from), appointments.of(clinician, from)));
    }

    private static List<CalendarEntry> together(List<Session> sessions, List<CalendarEntry> appointments) {
        var all = new ArrayList<>(sessions.stream().map(CalendarEntry::of).toList());
        all.addAll(appointments);
        return all;
    }
}
