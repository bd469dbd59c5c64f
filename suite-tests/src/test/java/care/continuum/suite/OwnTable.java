package care.continuum.suite;

import care.continuum.local.api.ApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

/// What the replay of a cohort has to come to, computed once more: from the files of the cohort and the plans that the
/// scheduling API lists, with nothing of the suite's own code.
final class OwnTable {

    private record Met(OffsetDateTime startsAt, long length, String outcome, long minutes) {

        private boolean came() {
            return outcome.equals("ATTENDED") || outcome.equals("PARTIAL");
        }

        private boolean missed() {
            return outcome.equals("NO_SHOW");
        }

        private LocalDate day() {
            return startsAt.toLocalDate();
        }
    }

    private final Path cohort;
    private final ApiClient api;

    OwnTable(Path cohort, ApiClient api) {
        this.cohort = cohort;
        this.api = api;
    }

    /// One line for each person, sorted.
    List<String> lines() throws IOException {
        var attendance = rows("attendance.csv").collect(Collectors.groupingBy(row -> row[0]));
        var screenings = rows("screenings.csv").collect(Collectors.groupingBy(row -> row[0]));
        var clients = clients();
        return rows("clients.csv")
                .map(row -> line(
                        row,
                        plan(there(clients, row[1] + row[2] + row[3]), attendance.getOrDefault(row[0], List.of())),
                        screenings.getOrDefault(row[0], List.of())))
                .sorted()
                .toList();
    }

    /// The same line, as the replay's table has it.
    static List<String> linesOf(JsonNode table) {
        return table.path("clients")
                .valueStream()
                .map(client -> {
                    var plan = client.path("plan")
                            .valueStream()
                            .map(each -> each.path("startsAt").asString() + " "
                                    + each.path("outcome").asString() + " "
                                    + each.path("minutes").asLong());
                    var scores = client.path("screenings")
                            .valueStream()
                            .map(each -> each.path("instrument").asString() + " "
                                    + each.path("total").asString(""));
                    return told(
                            client.path("ref").asString(),
                            plan,
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

    private static String told(
            String ref,
            Stream<String> plan,
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
                        plan,
                        scores.sorted(),
                        referrals.sorted(),
                        appointments.sorted())
                .flatMap(each -> each)
                .collect(Collectors.joining("; "));
    }

    private Stream<String[]> rows(String file) throws IOException {
        return Files.readAllLines(cohort.resolve(file)).stream().skip(1).map(line -> line.split(",", -1));
    }

    private static <K, V> V there(Map<K, V> some, K key) {
        return Objects.requireNonNull(some.get(key), () -> "there is no " + key);
    }

    /// The ids of clients by name and birth date.
    private Map<String, String> clients() {
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

    private List<Met> plan(String client, List<String[]> attendance) {
        var outcomes = attendance.stream().collect(Collectors.toMap(row -> Integer.parseInt(row[1]), row -> row));
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

    private static Met met(JsonNode session, String[] row) {
        var start = OffsetDateTime.parse(session.path("startsAt").asString());
        var length = Duration.between(
                        start, OffsetDateTime.parse(session.path("endsAt").asString()))
                .toMinutes();
        if (!row[2].equals("ATTENDED")) {
            return new Met(start, length, row[2].equals("RESCHEDULED") ? "EXCUSED" : row[2], 0);
        }
        var hundredths = Math.round(Double.parseDouble(row[3]) * 100);
        var minutes = (hundredths * length + 50) / 100;
        return new Met(start, length, minutes * 4 < length * 3 ? "PARTIAL" : "ATTENDED", minutes);
    }

    private static String line(String[] row, List<Met> plan, List<String[]> screenings) {
        var came = plan.stream().filter(Met::came).count();
        var counted = came + plan.stream().filter(Met::missed).count();
        var weeks = Long.parseLong(row[10]);
        var today = LocalDate.now(ZoneId.of("America/New_York"));
        var state = state(plan, today.minusDays(7 * weeks + 1));
        var completes = counted > 0
                && came * 100 >= 80 * counted
                && came * 100 >= 60L * plan.size()
                && !state.equals("DISENGAGED");
        var reason = completes ? "" : state.equals("DISENGAGED") ? "LOST_CONTACT" : "ATTENDANCE";
        return told(
                row[0],
                plan.stream().map(each -> "%s %s %d".formatted(each.startsAt(), each.outcome(), each.minutes())),
                screenings.stream().map(each -> each[1] + " " + each[4]),
                counted,
                came,
                state,
                completes ? "COMPLETED" : "NOT_COMPLETED",
                reason,
                referrals(row[8], List.of(row[12].split(" ")), completes),
                (completes ? Stream.of(7, 30, 60, 90) : Stream.of(7))
                        .map(days -> String.valueOf(today.plusDays(days))));
    }

    private static String state(List<Met> plan, LocalDate start) {
        var days = new TreeMap<LocalDate, List<Met>>();
        plan.forEach(
                each -> days.computeIfAbsent(each.day(), _ -> new ArrayList<>()).add(each));
        var run = 0;
        for (var day : days.values()) {
            var misses = day.stream().anyMatch(Met::missed);
            run = day.stream().anyMatch(Met::came) ? 0 : misses ? run + 1 : run;
        }
        var last = plan.getLast().day();
        var recent = plan.stream()
                .filter(each -> each.day().isAfter(last.minusDays(14)))
                .toList();
        var came = recent.stream().filter(Met::came).count();
        var counted = came + recent.stream().filter(Met::missed).count();
        var week = ChronoUnit.DAYS.between(start, last) / 7;
        var below = plan.stream()
                .filter(each -> ChronoUnit.DAYS.between(start, each.day()) / 7 == week)
                .mapToLong(each -> each.minutes() - each.length())
                .sum();
        if (run >= 3) {
            return "DISENGAGED";
        }
        if (run == 2 || (counted >= 4 && came * 100 < counted * 80)) {
            return "AT_RISK";
        }
        var watched = plan.stream().anyMatch(each -> each.missed() && each.day().isAfter(last.minusDays(7)));
        return watched || below < 0 ? "WATCH" : "ON_TRACK";
    }

    private static Stream<String> referrals(String reason, List<String> needs, boolean completes) {
        var always = Map.of(
                "MEDICATION_MANAGEMENT", "MEDICATION_MANAGEMENT",
                "TWELVE_STEP", "TWELVE_STEP",
                "SMART_RECOVERY", "SMART_RECOVERY",
                "OTHER_MUTUAL_HELP", "OTHER_MUTUAL_HELP");
        var onCompletion = Map.of(
                "FAMILY_THERAPY", "FAMILY_THERAPY",
                "SKILLS_TRAINING", "SKILLS_VOCATIONAL",
                "SOBER_LIVING", "SOBER_LIVING");
        var kinds = new ArrayList<>(List.of("OUTPATIENT_COUNSELING"));
        if (completes && !reason.equals("SUBSTANCE_USE")) {
            kinds.add("PSYCHIATRY");
        }
        needs.stream().filter(always::containsKey).map(always::get).forEach(kinds::add);
        if (completes) {
            needs.stream()
                    .filter(onCompletion::containsKey)
                    .map(onCompletion::get)
                    .forEach(kinds::add);
        }
        return kinds.stream();
    }
}
