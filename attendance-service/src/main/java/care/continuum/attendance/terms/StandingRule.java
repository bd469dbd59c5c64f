package care.continuum.attendance.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How a client stands: the first true of disengaged, at risk, watch, on track. Its windows end at the day of the
/// latest settled session, whatever day it is now.
public record StandingRule(Ledger ledger, Plan plan, Outreach outreach, Rules rules, Instant now) {

    public Standing standing() {
        var missed = missedDaysInARow();
        var limits = rules.limits();
        if (missed >= limits.missedDisengaged() || new Silence(ledger, plan, outreach, rules).isTooLong(now)) {
            return Standing.DISENGAGED;
        }
        if (missed >= limits.missedAtRisk() || isRateTooLow()) {
            return Standing.AT_RISK;
        }
        return missedLately() || lastWholeWeekIsBelowPlan() ? Standing.WATCH : Standing.ON_TRACK;
    }

    /// Missed days up to the latest settled one. A missed day has a miss and nothing attended; a day that is only
    /// excused or not applicable neither counts nor breaks the run.
    public int missedDaysInARow() {
        var days = settled().stream()
                .collect(Collectors.groupingBy(
                        entry -> rules.day(entry.startsAt()),
                        () -> new TreeMap<LocalDate, List<Entry>>(Comparator.reverseOrder()),
                        Collectors.toList()));
        var run = 0;
        for (var day : days.values()) {
            if (day.stream().anyMatch(ledger::attended)) {
                return run;
            }
            if (day.stream().anyMatch(ledger::missed)) {
                run++;
            }
        }
        return run;
    }

    private boolean isRateTooLow() {
        var limits = rules.limits();
        var tally = ledger.tally(inTheLast(limits.windowDays()));
        return tally.counted() >= limits.windowCounted() && !tally.meets(limits.rate());
    }

    private boolean missedLately() {
        return ledger.entries().stream()
                .filter(inTheLast(rules.limits().watchDays()))
                .anyMatch(ledger::missed);
    }

    private boolean lastWholeWeekIsBelowPlan() {
        var whole = Weeks.of(ledger, plan, rules).stream()
                .filter(week -> week.isOver(rules.day(now)))
                .toList();
        return !whole.isEmpty() && whole.getLast().isBelowPlan();
    }

    /// Of the days up to that of the latest settled session.
    private Predicate<Entry> inTheLast(int days) {
        var last = lastSettledDay();
        return entry -> last.isPresent()
                && !rules.day(entry.startsAt()).isAfter(last.get())
                && rules.day(entry.startsAt()).isAfter(last.get().minusDays(days));
    }

    private Optional<LocalDate> lastSettledDay() {
        return settled().stream().map(entry -> rules.day(entry.startsAt())).max(Comparator.naturalOrder());
    }

    /// An absence excused ahead, also one that is made up already, does not move the windows before its time.
    private List<Entry> settled() {
        return ledger.entries().stream()
                .filter(Entry::isSettled)
                .filter(entry -> ledger.missed(entry) || !entry.startsAt().isAfter(now))
                .toList();
    }
}
