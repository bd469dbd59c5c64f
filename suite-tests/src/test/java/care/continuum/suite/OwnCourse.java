package care.continuum.suite;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one person of a cohort has to come to: their row of the file of clients, what they met of their plan, and
/// their questionnaires.
record OwnCourse(List<String> row, List<Met> plan, List<List<String>> screenings, LocalDate today) {

    private static final ZoneId CLINIC = ZoneId.of("America/New_York");

    static OwnCourse of(List<String> row, List<Met> plan, List<List<String>> screenings) {
        return new OwnCourse(row, plan, screenings, LocalDate.now(CLINIC));
    }

    /// A session of the plan, and what the cohort has of it.
    record Met(OffsetDateTime startsAt, OffsetDateTime endsAt, String kind, String outcome, long minutes) {

        boolean came() {
            return outcome.equals("ATTENDED") || outcome.equals("PARTIAL");
        }

        boolean missed() {
            return outcome.equals("NO_SHOW");
        }

        LocalDate day() {
            return startsAt.toLocalDate();
        }

        private long length() {
            return Duration.between(startsAt, endsAt).toMinutes();
        }

        private String told() {
            return "%s %s %s %s %d".formatted(startsAt, endsAt, kind, outcome, minutes);
        }
    }

    long attended() {
        return plan.stream().filter(Met::came).count();
    }

    long counted() {
        return attended() + plan.stream().filter(Met::missed).count();
    }

    String disposition() {
        return completes() ? "COMPLETED" : "NOT_COMPLETED";
    }

    /// From the start to the last attended day, both counted; none for who never came.
    Stream<Long> lengthOfStay() {
        return plan.stream()
                .filter(Met::came)
                .map(Met::day)
                .max(LocalDate::compareTo)
                .map(last -> ChronoUnit.DAYS.between(start(), last) + 1)
                .stream();
    }

    String line() {
        var state = state();
        var reason = completes() ? "" : state.equals("DISENGAGED") ? "LOST_CONTACT" : "ATTENDANCE";
        return OwnTable.told(
                row.getFirst(),
                plan.stream().map(Met::told),
                kinds(),
                screenings.stream().map(each -> each.get(1) + " " + each.get(4)),
                counted(),
                attended(),
                state,
                disposition(),
                reason,
                referrals(),
                (completes() ? Stream.of(7, 30, 60, 90) : Stream.of(7))
                        .map(days -> String.valueOf(today.plusDays(days))));
    }

    private LocalDate start() {
        return today.minusDays(7 * weeks() + 1);
    }

    private long weeks() {
        return Long.parseLong(row.get(10));
    }

    private List<String> needs() {
        return List.of(row.get(12).split(" "));
    }

    /// How many sessions of each kind the table of the plan gives for these weeks and hours.
    private Map<String, Long> kinds() {
        var hours = Integer.parseInt(row.get(11));
        var groups = hours == 8 ? 2 : 3;
        var room = hours - 3 * groups;
        var others = new ArrayList<>(List.of("INDIVIDUAL"));
        Map.of("MEDICATION_MANAGEMENT", 1, "FAMILY_THERAPY", 2, "SKILLS_TRAINING", 3).entrySet().stream()
                .filter(need -> needs().contains(need.getKey()))
                .sorted(Map.Entry.comparingByValue())
                .map(need -> need.getKey().equals("FAMILY_THERAPY") ? "FAMILY" : need.getKey())
                .forEach(others::add);
        others.addAll(Collections.nCopies(room, "PSYCHOEDUCATION"));
        return Stream.concat(
                        Collections.nCopies(groups, "GROUP").stream(),
                        others.stream().limit(room))
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.summingLong(_ -> weeks())));
    }

    private boolean completes() {
        var came = attended();
        return counted() > 0
                && came * 100 >= 80 * counted()
                && came * 100 >= 60L * plan.size()
                && !state().equals("DISENGAGED");
    }

    private String state() {
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
        var week = ChronoUnit.DAYS.between(start(), last) / 7;
        var below = plan.stream()
                .filter(each -> ChronoUnit.DAYS.between(start(), each.day()) / 7 == week)
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

    private Stream<String> referrals() {
        var always = List.of("MEDICATION_MANAGEMENT", "TWELVE_STEP", "SMART_RECOVERY", "OTHER_MUTUAL_HELP");
        var onCompletion = Map.of(
                "FAMILY_THERAPY", "FAMILY_THERAPY",
                "SKILLS_TRAINING", "SKILLS_VOCATIONAL",
                "SOBER_LIVING", "SOBER_LIVING");
        var kinds = new ArrayList<>(List.of("OUTPATIENT_COUNSELING"));
        if (completes() && !row.get(8).equals("SUBSTANCE_USE")) {
            kinds.add("PSYCHIATRY");
        }
        needs().stream().filter(always::contains).forEach(kinds::add);
        if (completes()) {
            needs().stream()
                    .filter(onCompletion::containsKey)
                    .map(onCompletion::get)
                    .forEach(kinds::add);
        }
        return kinds.stream();
    }
}
