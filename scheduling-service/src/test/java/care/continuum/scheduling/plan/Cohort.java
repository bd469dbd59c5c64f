package care.continuum.scheduling.plan;

import static care.continuum.events.SessionKind.PSYCHOEDUCATION;

import care.continuum.events.AgeBand;
import care.continuum.events.Need;
import care.continuum.events.Track;
import care.continuum.scheduling.terms.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Many people, and the clinic that they need.
final class Cohort {

    static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    static final int SEATS = 12;
    private static final List<Need> PROGRAM =
            List.of(Need.MEDICATION_MANAGEMENT, Need.FAMILY_THERAPY, Need.SKILLS_TRAINING);

    private Cohort() {}

    record Person(Track track, AgeBand band, LocalDate start, int weeks, int hours, Set<Need> needs) {}

    static List<Person> people(Random random, int count, int least, int most) {
        var people = new ArrayList<Person>();
        for (int i = 0; i < count; i++) {
            var needs = EnumSet.noneOf(Need.class);
            for (var need : Need.values()) {
                if (random.nextBoolean()) {
                    needs.add(need);
                }
            }
            people.add(new Person(
                    random.nextBoolean() ? Track.DAY : Track.EVENING,
                    random.nextBoolean() ? AgeBand.ADULT : AgeBand.ADOLESCENT,
                    MONDAY.plusDays(random.nextInt(14)),
                    1 + random.nextInt(4),
                    least + random.nextInt(most - least + 1),
                    needs));
        }
        return people;
    }

    static Set<Need> needs(int bits) {
        var needs = EnumSet.noneOf(Need.class);
        for (int i = 0; i < PROGRAM.size(); i++) {
            if ((bits & (1 << i)) != 0) {
                needs.add(PROGRAM.get(i));
            }
        }
        return needs;
    }

    static Map<String, List<Section>> sections(List<Person> people) {
        var wanted = new HashMap<String, List<Person>>();
        people.forEach(
                it -> wanted.computeIfAbsent(pair(it), _ -> new ArrayList<>()).add(it));
        var sections = new HashMap<String, List<Section>>();
        wanted.forEach((pair, some) -> sections.put(
                pair,
                Stream.generate(() -> Clinic.opened(
                                some.getFirst().track(), some.getFirst().band()))
                        .limit((some.size() + SEATS - 1) / SEATS)
                        .toList()));
        return sections;
    }

    static String pair(Person person) {
        return person.track() + " " + person.band();
    }

    /// As many clinicians for single clients as the cohort replay of the local stack hires (its `Clinic`): the two
    /// tracks never need the same hour, and in each one clinician is counted for three sessions that may need one,
    /// because a short week leaves four hours of one day, two of which the client needs.
    static int oneToOne(List<Person> people) {
        return Stream.of(Track.values())
                .mapToInt(track -> people.stream()
                        .filter(it -> it.track() == track)
                        .mapToInt(Cohort::alone)
                        .sum())
                .map(hours -> hours / 3 + 1)
                .max()
                .orElseThrow();
    }

    private static int alone(Person person) {
        var others = PlanTable.others(person.hours(), person.needs());
        return person.hours() == 8
                ? others.size()
                : (int) others.stream().filter(it -> it != PSYCHOEDUCATION).count();
    }
}
