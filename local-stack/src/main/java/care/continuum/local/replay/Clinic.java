package care.continuum.local.replay;

import care.continuum.events.Need;
import care.continuum.local.api.ApiClient;
import care.continuum.local.replay.Cohort.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Opens as many sections, rooms and clinicians as the plans of a cohort need.
final class Clinic {

    private static final int SEATS = 12;
    private static final int HOURS_OF_A_CLINICIAN = 6;

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

    /// Clinicians for the sessions that are held one to one, each week's of all clients at once.
    private static int oneToOne(List<Person> people) {
        var hours = 0;
        for (var person : people) {
            hours += 1;
            hours += person.needs().contains(Need.MEDICATION_MANAGEMENT) ? 1 : 0;
            hours += person.needs().contains(Need.FAMILY_THERAPY) ? 1 : 0;
        }
        return (hours + HOURS_OF_A_CLINICIAN - 1) / HOURS_OF_A_CLINICIAN;
    }
}
