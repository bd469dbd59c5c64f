package care.continuum.local.replay;

import care.continuum.local.replay.Cohort.Person;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the three files of a cohort, strictly, and finds all that is wrong with them in one go.
final class CohortFiles {

    private final Set<String> refs = new HashSet<>();
    private final CsvFile clients;
    private final CsvFile screenings;
    private final CsvFile attendance;
    private final LocalDateTime now;

    private CohortFiles(Path folder, LocalDateTime now) {
        this.now = now;
        clients = new CsvFile(
                folder,
                "clients.csv",
                "client_ref,given_name,family_name,date_of_birth,sex,phone,email,channel,reason,preferred_track,"
                        + "weeks,weekly_hours,needs");
        screenings = new CsvFile(folder, "screenings.csv", "client_ref,instrument,administered_at,answers,total");
        attendance = new CsvFile(folder, "attendance.csv", "client_ref,ordinal,outcome,attended_ratio");
    }

    /// @param now the clinic's time: nothing in a cohort happens after it
    /// @throws MalformedCohort with every fault of all three files
    static Cohort read(Path folder, LocalDateTime now) {
        return new CohortFiles(folder, now).read();
    }

    private Cohort read() {
        var lines = new ClientLines(now.toLocalDate(), refs);
        clients.read(lines::take, row -> reference(row).ifPresent(refs::add));
        if (refs.isEmpty() && clients.readable() && clients.faults().isEmpty()) {
            clients.fault(2, 1, "there is no client");
        }
        var questionnaires = new ScreeningLines(refs, now);
        screenings.read(questionnaires::take, row -> {});
        var visits = new AttendanceLines(refs);
        attendance.read(visits::take, visits::passOver);
        visits.faultWhereOrdinalsAreMissing();
        var people = lines.people(questionnaires.byRef(), visits);
        faultWhereVisitsAreMissing(lines, people, visits);
        var faults = new ArrayList<Fault>();
        for (var file : List.of(clients, screenings, attendance)) {
            faults.addAll(file.faults());
        }
        if (!faults.isEmpty()) {
            throw new MalformedCohort(faults);
        }
        return new Cohort(people);
    }

    /// A session of which nobody tells what became of it would never be settled.
    private void faultWhereVisitsAreMissing(ClientLines lines, List<Person> people, AttendanceLines visits) {
        for (var person : people) {
            var needed = PlanRule.sessionsPerWeek(person.weeklyHours()) * person.weeks();
            var told = person.attendance().size();
            if (told < needed && attendance.readable() && visits.sure(person.ref())) {
                lines.rowOf(person.ref())
                        .fault(
                                1,
                                "the plan has %d sessions, but attendance.csv tells the outcome of %d for this client"
                                        .formatted(needed, told));
            }
        }
    }

    private static Optional<String> reference(Row row) {
        return row.fields().stream().findFirst().filter(ref -> !ref.isBlank());
    }
}
