package care.continuum.attendance.terms;

import care.continuum.events.AgeBand;
import care.continuum.events.HoursFlag;
import care.continuum.events.Outcome;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Adds up the weeks of a program: blocks of seven days from the start date. A week beyond the plan is there where
/// a make-up session takes place in it.
public final class Weeks {

    private Weeks() {}

    public static List<Week> of(Ledger ledger, Plan plan, Rules rules) {
        var last = ledger.entries().stream()
                .mapToInt(entry -> number(entry, plan, rules))
                .reduce(plan.weeks(), Math::max);
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> week(number, ledger, plan, rules))
                .toList();
    }

    private static int number(Entry entry, Plan plan, Rules rules) {
        var days = ChronoUnit.DAYS.between(plan.startDate(), rules.day(entry.startsAt()));
        return Math.toIntExact(Math.floorDiv(days, 7)) + 1;
    }

    private static Week week(int number, Ledger ledger, Plan plan, Rules rules) {
        var mine = ledger.entries().stream()
                .filter(entry -> number(entry, plan, rules) == number)
                .filter(entry -> entry.outcome() != Outcome.NOT_APPLICABLE)
                .toList();
        var scheduled = mine.stream()
                .filter(Predicate.not(Entry::isMakeUp))
                .mapToInt(Entry::length)
                .sum();
        var attended = minutes(mine, Predicate.not(Entry::isMakeUp));
        var makeUp = minutes(mine, Entry::isMakeUp);
        var settled = mine.stream().allMatch(Entry::isSettled);
        var isEmpty = scheduled + attended + makeUp == 0;
        return new Week(
                number,
                plan.startDate().plusWeeks(number - 1L),
                scheduled,
                attended,
                makeUp,
                billableDays(mine, rules),
                settled && !isEmpty ? flags(attended + makeUp, plan.ageBand(), rules.limits()) : Set.of(),
                settled);
    }

    private static int minutes(List<Entry> entries, Predicate<Entry> which) {
        return entries.stream().filter(which).mapToInt(Entry::minutes).sum();
    }

    private static int billableDays(List<Entry> entries, Rules rules) {
        var days = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> rules.day(entry.startsAt()), Collectors.summingInt(Entry::minutes)));
        return Math.toIntExact(days.values().stream()
                .filter(minutes -> minutes >= rules.limits().billableMinutes())
                .count());
    }

    private static Set<HoursFlag> flags(int minutes, AgeBand age, Limits limits) {
        var flags = EnumSet.noneOf(HoursFlag.class);
        if (minutes < (age == AgeBand.ADOLESCENT ? limits.levelMinutesAdolescent() : limits.levelMinutes())) {
            flags.add(HoursFlag.BELOW_LOC_2_1);
        }
        if (minutes >= limits.nextLevelMinutes()) {
            flags.add(HoursFlag.LOC_2_5_BOUNDARY);
        }
        return flags;
    }
}
