package care.continuum.suite;

import care.continuum.local.api.ApiClient;
import care.continuum.suite.OwnCourse.Met;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the replay of a cohort has to come to, computed once more: from the files of the cohort and the plans that the
/// scheduling API lists, with nothing of the suite's own code.
record OwnTable(List<OwnCourse> people) {

    static OwnTable of(Path cohort, ApiClient api) throws IOException {
        var attendance = rows(cohort, "attendance.csv").collect(Collectors.groupingBy(List::getFirst));
        var screenings = rows(cohort, "screenings.csv").collect(Collectors.groupingBy(List::getFirst));
        var clients = clients(api);
        return new OwnTable(rows(cohort, "clients.csv")
                .map(row -> OwnCourse.of(
                        row,
                        plan(
                                api,
                                there(clients, row.get(1) + row.get(2) + row.get(3)),
                                attendance.getOrDefault(row.getFirst(), List.of())),
                        screenings.getOrDefault(row.getFirst(), List.of())))
                .toList());
    }

    /// One line for each person, sorted.
    List<String> lines() {
        return people.stream().map(OwnCourse::line).sorted().toList();
    }

    /// The same line, as the replay's table has it.
    static List<String> linesOf(JsonNode table) {
        return table.path("clients")
                .valueStream()
                .map(client -> {
                    var plan = client.path("plan")
                            .valueStream()
                            .map(each -> Stream.of("startsAt", "endsAt", "kind", "outcome", "minutes")
                                    .map(name -> each.path(name).asString())
                                    .collect(Collectors.joining(" ")));
                    var kinds = client.path("plan")
                            .valueStream()
                            .collect(Collectors.groupingBy(
                                    each -> each.path("kind").asString(), TreeMap::new, Collectors.counting()));
                    var scores = client.path("screenings")
                            .valueStream()
                            .map(each -> each.path("instrument").asString() + " "
                                    + each.path("total").asString(""));
                    return told(
                            client.path("ref").asString(),
                            plan,
                            kinds,
                            scores,
                            client.path("counted").asLong(),
                            client.path("attended").asLong(),
                            client.path("state").asString(),
                            client.path("disposition").asString(),
                            client.path("reason").asString(""),
                            client.path("referrals").valueStream().map(JsonNode::asString),
                            client.path("appointments").valueStream().map(JsonNode::asString));
                })
                .sorted()
                .toList();
    }

    static String told(
            String ref,
            Stream<String> plan,
            Map<String, Long> kinds,
            Stream<String> scores,
            long counted,
            long attended,
            String state,
            String disposition,
            String reason,
            Stream<String> referrals,
            Stream<String> appointments) {
        return Stream.of(
                        Stream.of(ref, "%d of %d".formatted(attended, counted), state, disposition, reason),
                        Stream.of(String.valueOf(kinds)),
                        plan,
                        scores.sorted(),
                        referrals.sorted(),
                        appointments.sorted())
                .flatMap(each -> each)
                .collect(Collectors.joining("; "));
    }

    /// The sums of all, as the replay's table names them.
    JsonNode totals() {
        var totals = new LinkedHashMap<String, Object>();
        totals.put("clients", people.size());
        totals.put("sessions", met().count());
        totals.put("counted", people.stream().mapToLong(OwnCourse::counted).sum());
        totals.put("attended", people.stream().mapToLong(OwnCourse::attended).sum());
        totals.put("noShows", met().filter(Met::missed).count());
        totals.put(
                "excused",
                met().filter(each -> each.outcome().equals("EXCUSED")).count());
        totals.put("minutes", met().mapToLong(Met::minutes).sum());
        totals.put(
                "dispositions",
                people.stream()
                        .collect(Collectors.groupingBy(OwnCourse::disposition, TreeMap::new, Collectors.counting())));
        var stays = people.stream().flatMap(OwnCourse::lengthOfStay).sorted().toList();
        var half = stays.size() / 2;
        totals.put(
                "medianLengthOfStayDays",
                stays.size() % 2 == 1 ? stays.get(half) * 1.0 : (stays.get(half - 1) + stays.get(half)) / 2.0);
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(totals));
    }

    private Stream<Met> met() {
        return people.stream().flatMap(each -> each.plan().stream());
    }

    private static Stream<List<String>> rows(Path cohort, String file) throws IOException {
        return Files.readAllLines(cohort.resolve(file)).stream().skip(1).map(line -> List.of(line.split(",", -1)));
    }

    private static <K, V> V there(Map<K, V> some, K key) {
        return Objects.requireNonNull(some.get(key), () -> "there is no " + key);
    }

    /// The ids of clients by name and birth date.
    private static Map<String, String> clients(ApiClient api) {
        var found = new LinkedHashMap<String, String>();
        for (var each : api.get("/api/intake/clients?size=500").path("items")) {
            var id = each.path("clientId").asString();
            var person = api.get("/api/intake/clients/" + id).path("person");
            found.put(
                    person.path("givenName").asString()
                            + person.path("familyName").asString()
                            + person.path("dateOfBirth").asString(),
                    id);
        }
        return found;
    }

    private static List<Met> plan(ApiClient api, String client, List<List<String>> attendance) {
        var outcomes = attendance.stream().collect(Collectors.toMap(row -> Integer.parseInt(row.get(1)), row -> row));
        var sessions = api.get("/api/scheduling/clients/%s/sessions?size=500".formatted(client))
                .path("items")
                .valueStream()
                .sorted(Comparator.comparing(
                        each -> OffsetDateTime.parse(each.path("startsAt").asString())))
                .toList();
        return IntStream.range(0, sessions.size())
                .mapToObj(n -> met(sessions.get(n), there(outcomes, n + 1)))
                .toList();
    }

    private static Met met(JsonNode session, List<String> row) {
        var start = OffsetDateTime.parse(session.path("startsAt").asString());
        var end = OffsetDateTime.parse(session.path("endsAt").asString());
        var kind = session.path("kind").asString();
        if (!row.get(2).equals("ATTENDED")) {
            return new Met(start, end, kind, row.get(2).equals("RESCHEDULED") ? "EXCUSED" : row.get(2), 0);
        }
        var length = Duration.between(start, end).toMinutes();
        var hundredths = Math.round(Double.parseDouble(row.get(3)) * 100);
        var minutes = (hundredths * length + 50) / 100;
        return new Met(start, end, kind, minutes * 4 < length * 3 ? "PARTIAL" : "ATTENDED", minutes);
    }
}
