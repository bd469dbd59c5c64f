package care.continuum.local.replay;

import care.continuum.events.Channel;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.local.replay.Cohort.Person;
import care.continuum.local.replay.Cohort.Questionnaire;
import care.continuum.local.replay.Cohort.Sex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The lines of `clients.csv`.
final class ClientLines {

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

    private final LocalDate today;
    private final Set<String> refs;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Row> rows = new HashMap<>();
    private final Contacts contacts = new Contacts();

    ClientLines(LocalDate today, Set<String> refs) {
        this.today = today;
        this.refs = refs;
    }

    void take(Row row) {
        var ref = row.name(1, 100);
        ref.filter(known -> !refs.add(known)).ifPresent(twice -> row.fault(1, "the client stands in the file twice"));
        var given = row.stripped(2, 100);
        var family = row.stripped(3, 100);
        var birth = birth(row);
        var sex = row.text(5).isEmpty() ? Optional.<Sex>empty() : row.oneOf(5, Sex.class);
        var channel = row.oneOf(8, Channel.class);
        var reason = row.oneOf(9, Reason.class);
        var track = row.oneOf(10, Track.class);
        var weeks = row.number(11, 1, 4);
        var hours = row.number(12, 8, 20);
        var needs = needs(row);
        contacts.check(row, given.orElse("") + "/" + family.orElse(""), birth.orElse(LocalDate.EPOCH));
        if (ref.isPresent() && weeks.isPresent() && hours.isPresent()) {
            rows.put(ref.get(), row);
            people.put(
                    ref.get(),
                    new Person(
                            ref.get(),
                            given.orElse(""),
                            family.orElse(""),
                            birth.orElse(LocalDate.EPOCH),
                            sex.orElse(null),
                            row.text(6),
                            row.text(7),
                            channel.orElse(Channel.PHONE),
                            reason.orElse(Reason.MENTAL_HEALTH),
                            track.orElse(Track.DAY),
                            weeks.get(),
                            hours.get(),
                            needs,
                            List.of(),
                            List.of()));
        }
    }

    Row rowOf(String ref) {
        var row = rows.get(ref);
        if (row == null) {
            throw new IllegalArgumentException(ref);
        }
        return row;
    }

    List<Person> people(Map<String, List<Questionnaire>> questionnaires, AttendanceLines attendance) {
        var complete = new ArrayList<Person>();
        people.forEach((ref, p) -> complete.add(new Person(
                ref,
                p.givenName(),
                p.familyName(),
                p.dateOfBirth(),
                p.sex(),
                p.phone(),
                p.email(),
                p.channel(),
                p.reason(),
                p.track(),
                p.weeks(),
                p.weeklyHours(),
                p.needs(),
                questionnaires.getOrDefault(ref, List.of()),
                attendance.of(ref))));
        return complete;
    }

    private Optional<LocalDate> birth(Row row) {
        var birth = row.time(4, "a date such as 1990-12-31", LocalDate::parse);
        if (birth.isPresent() && (birth.get().isAfter(today) || birth.get().isBefore(EARLIEST_BIRTH))) {
            row.fault(4, "%s cannot be the birth date of a client".formatted(birth.get()));
        }
        return birth;
    }

    private static Set<Need> needs(Row row) {
        var needs = EnumSet.noneOf(Need.class);
        if (!row.text(13).isEmpty()) {
            for (var word : row.text(13).split(" ", -1)) {
                row.oneOf(13, word, Need.class)
                        .filter(need -> !needs.add(need))
                        .ifPresent(need -> row.fault(13, need + " is named twice"));
            }
        }
        return needs;
    }
}
