package care.continuum.local.replay;

import care.continuum.events.Track;
import care.continuum.local.api.ApiClient;
import care.continuum.local.replay.Cohort.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Opens as many sections, rooms and clinicians as the plans of a cohort need.
final class Clinic {

    private static final int SEATS = 12;
    private static final int HOURS_OF_A_CLINICIAN = 3;

    private final ApiClient api;

    Clinic(ApiClient api) {
        this.api = api;
    }

    void openFor(List<Person> people, LocalDate today) {
        var wanted = new TreeMap<String, Integer>();
        for (var person : people) {
            wanted.merge(pair(person, today), 1, Integer::sum);
        }
        var sections = new TreeMap<String, Integer>();
        wanted.forEach((pair, clients) -> sections.put(pair, (clients + SEATS - 1) / SEATS - open(pair)));
        var needed =
                sections.values().stream().mapToInt(some -> Math.max(0, some)).sum() + oneToOne(people);
        for (int i = 1; i <= needed; i++) {
            api.post("/api/scheduling/clinicians", Map.of("name", "Replay clinician " + i));
            api.post("/api/scheduling/rooms", Map.of("name", "Replay room " + i));
        }
        sections.forEach((pair, missing) -> {
            var parts = pair.split(" ", -1);
            for (int i = 0; i < missing; i++) {
                api.post("/api/scheduling/sections", Map.of("track", parts[0], "ageBand", parts[1], "capacity", SEATS));
            }
        });
    }

    private static String pair(Person person, LocalDate today) {
        return person.track() + " " + (person.adolescent(today) ? "ADOLESCENT" : "ADULT");
    }

    /// Sections of a pair that are open already, as those the local stack starts with.
    private int open(String pair) {
        var count = 0;
        for (var section : api.get("/api/scheduling/sections?size=500").path("items")) {
            var itsPair = section.path("track").asString() + " "
                    + section.path("ageBand").asString();
            if (itsPair.equals(pair) && section.path("capacity").asInt() >= SEATS) {
                count++;
            }
        }
        return count;
    }

    /// Clinicians who lead no section. The two tracks never need the same hour. A short week leaves four hours of one
    /// day for two sessions, perhaps of everybody on the same day: while less than three hours are full there is
    /// place for them, so one clinician is counted for three sessions, and one more.
    private static int oneToOne(List<Person> people) {
        return Stream.of(Track.values())
                .mapToInt(track -> people.stream()
                        .filter(person -> person.track() == track)
                        .mapToInt(person -> PlanRule.sessionsAlone(person.weeklyHours(), person.needs()))
                        .sum())
                .map(sessions -> sessions / HOURS_OF_A_CLINICIAN + 1)
                .max()
                .orElseThrow();
    }
}
