package care.continuum.scheduling.clinic;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.scheduling.ClientCalendar;
import care.continuum.scheduling.ClientCalendar.Lost;
import care.continuum.scheduling.Holiday;
import care.continuum.scheduling.Holidays;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps the clinic's holidays.
@Component
class HolidayDesk {

    private final Aggregates<Holiday> register;
    private final Holidays holidays;
    private final ClientCalendar clients;
    private final ClinicZone clinic;
    private final Clock clock;

    HolidayDesk(
            Aggregates<Holiday> register, Holidays holidays, ClientCalendar clients, ClinicZone clinic, Clock clock) {
        this.register = register;
        this.holidays = holidays;
        this.clients = clients;
        this.clinic = clinic;
        this.clock = clock;
    }

    List<Holiday> all() {
        return holidays.findKept();
    }

    <A> A keep(LocalDate day, @Nullable String name, Command command, Answer<Holiday, A> answer) {
        var id = whereDone(command).orElse(day.toString());
        register.settle(id, () -> Holiday.none(day, name), Change::none);
        return register.amend(id, command, it -> it.keep(name, command.id(), clock.instant()), answer);
    }

    /// The day is as any other for whoever is planned later. What it took stays canceled, and is told.
    List<Lost> takeBack(LocalDate day, Command command) {
        var id = day.toString();
        var known = register.find(id).filter(it -> it.kept() || register.remembers(id, command));
        if (known.isEmpty()) {
            throw new NotFound("There is no holiday on " + day);
        }
        register.amend(id, command, it -> it.takenBack(command.id()), Answer.as(String.class, Holiday::id));
        return clients.lost(clinic.start(day), clinic.start(day.plusDays(1)));
    }

    /// The same command again belongs to the day that it kept, whichever it names by now.
    private Optional<String> whereDone(Command command) {
        return holidays.findAll().stream()
                .map(Holiday::id)
                .filter(it -> register.remembers(it, command))
                .findFirst();
    }
}
