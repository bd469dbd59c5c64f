package care.continuum.scheduling;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import care.continuum.scheduling.terms.Templates;
import care.continuum.web.ClinicZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.stereotype.Component;

/// When the clinic and its tracks are there, as of now.
@Component
public class ClinicDays {

    private final ClinicZone clinic;
    private final Holidays holidays;
    private final Timetables timetables;

    public ClinicDays(ClinicZone clinic, Holidays holidays, Timetables timetables) {
        this.clinic = clinic;
        this.holidays = holidays;
        this.timetables = timetables;
    }

    public ZoneId zone() {
        return clinic.zone();
    }

    public Instant start(LocalDate day) {
        return clinic.start(day);
    }

    public Set<LocalDate> holidays() {
        return holidays.days();
    }

    public Templates templates() {
        var all = timetables.findAll();
        return new Templates(
                all.stream().collect(toMap(Timetable::track, Timetable::template)),
                all.stream().filter(Timetable::isChanging).map(Timetable::track).collect(toSet()));
    }
}
