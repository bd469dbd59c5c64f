package care.continuum.local.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The figures of a whole cohort, summed up from the services' documents.
record Totals(
        int clients,
        int sessions,
        int counted,
        int attended,
        int noShows,
        int excused,
        int minutes,
        Map<String, Integer> dispositions,
        List<Integer> lengthsOfStay) {

    static Totals of(List<Played> people) {
        var dispositions = new TreeMap<String, Integer>();
        people.forEach(played -> dispositions.merge(played.disposition(), 1, Integer::sum));
        return new Totals(
                people.size(),
                people.stream().mapToInt(played -> played.plan().size()).sum(),
                people.stream().mapToInt(Played::counted).sum(),
                people.stream().mapToInt(Played::attended).sum(),
                outcomes(people, "NO_SHOW"),
                outcomes(people, "EXCUSED"),
                people.stream().mapToInt(Played::minutes).sum(),
                dispositions,
                people.stream()
                        .map(Played::lengthOfStay)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
    }

    private static int outcomes(List<Played> people, String outcome) {
        return (int) people.stream()
                .flatMap(played -> played.plan().stream())
                .filter(session -> session.outcome().equals(outcome))
                .count();
    }

    double attendanceRate() {
        return share(attended, counted);
    }

    double noShowRate() {
        return share(noShows, counted);
    }

    int completed() {
        return dispositions.getOrDefault("COMPLETED", 0);
    }

    double completionRate() {
        return share(completed(), ended());
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /// Of those who came at all; none where nobody did.
    @Nullable
    Double medianLengthOfStay() {
        var count = lengthsOfStay.size();
        return count == 0 ? null : (lengthsOfStay.get((count - 1) / 2) + lengthsOfStay.get(count / 2)) / 2.0;
    }

    /// The outcome table for the terminal.
    String told() {
        var lines = new ArrayList<String>();
        lines.add("  census              %d clients, %d still in the program".formatted(clients, clients - ended()));
        lines.add("  planned sessions    %d (%d counted, %d excused)".formatted(sessions, counted, excused));
        lines.add("  attended minutes    %d".formatted(minutes));
        lines.add("  attendance rate     %.1f %%".formatted(100 * attendanceRate()));
        lines.add("  no-show rate        %.1f %%".formatted(100 * noShowRate()));
        dispositions.forEach((name, count) -> lines.add("  %-19s %d".formatted(name, count)));
        lines.add("  completion rate     %.1f %%".formatted(100 * completionRate()));
        var stay = medianLengthOfStay();
        lines.add("  length of stay      %s"
                .formatted(stay == null ? "nobody came" : "%.1f days (median)".formatted(stay)));
        return String.join(System.lineSeparator(), lines);
    }

    int ended() {
        return dispositions.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("clients", clients);
        json.put("sessions", sessions);
        json.put("counted", counted);
        json.put("attended", attended);
        json.put("noShows", noShows);
        json.put("excused", excused);
        json.put("minutes", minutes);
        json.put("dispositions", dispositions);
        json.put("medianLengthOfStayDays", medianLengthOfStay());
        return json;
    }
}
