package care.continuum.scheduling.feed;

import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.scheduling.ClientCalendar;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.StaffBook;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Whose calendar has what.
@Component
class Calendars {

    private final ClientCalendar clients;
    private final SessionBook book;
    private final StaffBook staff;
    private final Clock clock;
    private final FeedSettings settings;

    Calendars(ClientCalendar clients, SessionBook book, StaffBook staff, Clock clock, FeedSettings settings) {
        this.clients = clients;
        this.book = book;
        this.staff = staff;
        this.clock = clock;
        this.settings = settings;
    }

    boolean isKnown(ClientId client) {
        return !clients.of(client).isEmpty();
    }

    boolean isKnown(ClinicianId clinician) {
        return staff.now().clinicians().contains(clinician);
    }

    String of(ClientId client) {
        return new ICalendar(settings.zone(), clock.instant()).of(clients.of(client));
    }

    String of(ClinicianId clinician) {
        var now = clock.instant();
        return new ICalendar(settings.zone(), now).of(book.led(clinician, now.minus(settings.past())));
    }
}
