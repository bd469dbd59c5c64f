package care.continuum.local.replay;

import care.continuum.local.clinic.Planned;
import care.continuum.local.replay.Expected.Outcome;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// How a client stands after the last outcome of a plan that is over and has an outcome for each of its sessions.
///
/// @param start the first day of the plan's first week
/// @param plan  in order of start, with the outcome of each session
record StateRule(LocalDate start, List<Planned> plan, List<Outcome> outcomes) {

    /// The first that is true of the four.
    String state() {
        var missed = missedDaysAtTheEnd();
        if (missed >= 3) {
            return "DISENGAGED";
        }
        if (missed >= 2 || rateOfTwoWeeksIsTooLow()) {
            return "AT_RISK";
        }
        return missedInTheLastWeek() || lastBlockIsBelowPlan() ? "WATCH" : "ON_TRACK";
    }

    /// A day with a miss and nothing attended counts; days that are only excused neither count nor break the run.
    private int missedDaysAtTheEnd() {
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
        return run;
    }

    /// Below four of five, where at least four count.
    private boolean rateOfTwoWeeksIsTooLow() {
        var attended = count(i -> inTheLast(14, i) && outcomes.get(i).attended());
        var counted = attended + count(i -> inTheLast(14, i) && outcomes.get(i).missed());
        return counted >= 4 && attended * 5 < counted * 4;
    }

    private boolean missedInTheLastWeek() {
        return count(i -> inTheLast(7, i) && outcomes.get(i).missed()) > 0;
    }

    private boolean lastBlockIsBelowPlan() {
        var block = block(plan.getLast());
        var last = sessions().filter(i -> block(plan.get(i)) == block).boxed().toList();
        return last.stream().mapToInt(i -> outcomes.get(i).minutes()).sum()
                < last.stream().mapToInt(i -> plan.get(i).minutes()).sum();
    }

    private long block(Planned session) {
        return ChronoUnit.DAYS.between(start, session.day()) / 7;
    }

    /// Of the days that end with that of the last session.
    private boolean inTheLast(int days, int i) {
        return plan.get(i).day().isAfter(plan.getLast().day().minusDays(days));
    }

    private int count(IntPredicate which) {
        return (int) sessions().filter(which).count();
    }

    private IntStream sessions() {
        return IntStream.range(0, plan.size());
    }
}
