package care.continuum.local.replay;

import care.continuum.local.clinic.Planned;
import care.continuum.local.replay.Cohort.Person;
import care.continuum.local.replay.Cohort.Visit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must become of a person, by the CSV, the times of the plan and the rules alone.
record Expected(
        List<Outcome> outcomes,
        int counted,
        int attended,
        String state,
        String disposition,
        @Nullable String reason,
        List<String> referrals,
        List<LocalDate> appointments,
        @Nullable Integer lengthOfStay) {

    private static final int FULL = 100;
    private static final int PARTIAL_BELOW = 75;

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
    static Expected of(Played played) {
        return of(
                played.person(),
                played.start(),
                played.plan().stream().map(Played.Session::planned).toList(),
                played.dischargedOn(),
                played.enteredAt());
    }

    /// @param plan         the person's sessions in order of their start
    /// @param dischargedOn the day of the decision
    /// @param enteredAt    when the person's questionnaires were entered
    static Expected of(Person person, LocalDate start, List<Planned> plan, LocalDate dischargedOn, Instant enteredAt) {
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < plan.size(); i++) {
            outcomes.add(outcome(person.attendance().get(i), plan.get(i).minutes()));
        }
        var attended = (int) outcomes.stream().filter(Outcome::attended).count();
        var counted = attended + (int) outcomes.stream().filter(Outcome::missed).count();
        var state = new StateRule(start, plan, outcomes).state();
        var disengaged = state.equals("DISENGAGED");
        var completes = counted > 0
                && attended * FULL >= 80 * counted
                && attended * FULL >= 60 * plan.size()
                && !disengaged
                && !inCrisis(person, enteredAt);
        return new Expected(
                outcomes,
                counted,
                attended,
                state,
                completes ? "COMPLETED" : "NOT_COMPLETED",
                completes ? null : disengaged ? "LOST_CONTACT" : "ATTENDANCE",
                AftercareRule.referrals(person.reason(), person.needs(), completes),
                AftercareRule.appointments(dischargedOn, completes),
                lengthOfStay(start, plan, outcomes));
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

    /// From the first day of the program to the last one on which the client came.
    private static @Nullable Integer lengthOfStay(LocalDate start, List<Planned> plan, List<Outcome> outcomes) {
        for (int i = plan.size() - 1; i >= 0; i--) {
            if (outcomes.get(i).attended()) {
                return (int) ChronoUnit.DAYS.between(start, plan.get(i).day()) + 1;
            }
        }
        return null;
    }

    /// A screen of high risk, not older than 30 days when it was entered, blocks completion.
    static boolean inCrisis(Person person, Instant enteredAt) {
        return person.questionnaires().stream()
                .filter(some -> Instruments.highRisk(some.instrument(), some.answers()))
                .map(some -> some.administeredAt().atZone(ReplayRun.ZONE).toInstant())
                .anyMatch(at -> !at.isBefore(enteredAt.minus(Duration.ofDays(30))));
    }
}
