package care.continuum.local.replay;

import static care.continuum.events.Reason.SUBSTANCE_USE;

import care.continuum.events.Instrument;
import care.continuum.local.clinic.Planned;
import care.continuum.local.replay.Cohort.Person;
import care.continuum.local.replay.Cohort.Visit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What must become of a person, by the CSV, the times of the plan and the rules alone.
record Expected(
        List<Outcome> outcomes,
        int counted,
        int attended,
        boolean disengaged,
        String disposition,
        @Nullable String reason,
        List<String> referrals,
        List<LocalDate> appointments) {

    private static final int FULL = 100;
    private static final int PARTIAL_BELOW = 75;
    private static final int CSSRS_ITEMS = 6;

    /// The outcome of one session and its attended minutes.
    record Outcome(String name, int minutes) {

        boolean attended() {
            return name.equals("ATTENDED") || name.equals("PARTIAL");
        }

        boolean missed() {
            return name.equals("NO_SHOW");
        }
    }

    /// Of one who was played.
    static Expected of(Played played, LocalDate dischargedOn) {
        return of(
                played.person(),
                played.plan().stream().map(Played.Session::planned).toList(),
                dischargedOn);
    }

    /// @param plan         the person's sessions in order of their start
    /// @param dischargedOn the day of the decision
    static Expected of(Person person, List<Planned> plan, LocalDate dischargedOn) {
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < plan.size(); i++) {
            outcomes.add(outcome(person.attendance().get(i), plan.get(i).minutes()));
        }
        var attended = (int) outcomes.stream().filter(Outcome::attended).count();
        var counted = attended + (int) outcomes.stream().filter(Outcome::missed).count();
        var disengaged = disengaged(plan, outcomes);
        var completes = counted > 0
                && attended * FULL >= 80 * counted
                && attended * FULL >= 60 * plan.size()
                && !disengaged
                && !inCrisis(person, dischargedOn);
        return new Expected(
                outcomes,
                counted,
                attended,
                disengaged,
                completes ? "COMPLETED" : "NOT_COMPLETED",
                completes ? null : disengaged ? "LOST_CONTACT" : "ATTENDANCE",
                referrals(person, completes),
                (completes ? List.of(7, 30, 60, 90) : List.of(7))
                        .stream().map(dischargedOn::plusDays).toList());
    }

    static int minutes(BigDecimal ratio, int length) {
        return ratio.multiply(BigDecimal.valueOf((long) FULL * length))
                .add(BigDecimal.valueOf(50))
                .divide(BigDecimal.valueOf(FULL), 0, RoundingMode.FLOOR)
                .intValueExact();
    }

    private static Outcome outcome(Visit visit, int length) {
        return switch (visit.came()) {
            case ATTENDED -> {
                var minutes = minutes(visit.ratio(), length);
                yield new Outcome(minutes * FULL < PARTIAL_BELOW * length ? "PARTIAL" : "ATTENDED", minutes);
            }
            case NO_SHOW -> new Outcome("NO_SHOW", 0);
            case EXCUSED, RESCHEDULED -> new Outcome("EXCUSED", 0);
        };
    }

    /// Three missed days in a row, the run ending at the latest day; days only excused neither count nor break it.
    private static boolean disengaged(List<Planned> plan, List<Outcome> outcomes) {
        var days = new TreeMap<LocalDate, List<Outcome>>();
        for (int i = 0; i < plan.size(); i++) {
            days.computeIfAbsent(plan.get(i).day(), any -> new ArrayList<>()).add(outcomes.get(i));
        }
        var run = 0;
        for (var day : days.values()) {
            if (day.stream().anyMatch(Outcome::attended)) {
                run = 0;
            } else if (day.stream().anyMatch(Outcome::missed)) {
                run++;
            }
        }
        return run >= 3;
    }

    private static List<String> referrals(Person person, boolean completes) {
        var kinds = new ArrayList<String>();
        kinds.add("OUTPATIENT_COUNSELING");
        if (completes && person.reason() != SUBSTANCE_USE) {
            kinds.add("PSYCHIATRY");
        }
        for (var need : person.needs()) {
            switch (need) {
                case MEDICATION_MANAGEMENT, TWELVE_STEP, SMART_RECOVERY, OTHER_MUTUAL_HELP -> kinds.add(need.name());
                case FAMILY_THERAPY, SOBER_LIVING -> addIf(completes, need.name(), kinds);
                case SKILLS_TRAINING -> addIf(completes, "SKILLS_VOCATIONAL", kinds);
            }
        }
        return kinds.stream().sorted().toList();
    }

    private static void addIf(boolean so, String kind, List<String> kinds) {
        if (so) {
            kinds.add(kind);
        }
    }

    /// A screen of high risk that is not older than 30 days blocks completion.
    private static boolean inCrisis(Person person, LocalDate today) {
        return person.questionnaires().stream()
                .filter(some ->
                        some.instrument() == Instrument.CSSRS && some.answers().size() == CSSRS_ITEMS)
                .filter(some -> !some.administeredAt().toLocalDate().isBefore(today.minusDays(30)))
                .anyMatch(
                        some -> some.answers().subList(3, CSSRS_ITEMS).stream().anyMatch(answer -> answer > 0));
    }
}
