package care.continuum.attendance.program;

import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.Silence;
import care.continuum.attendance.terms.Task;
import care.continuum.attendance.terms.Task.Kind;
import care.continuum.attendance.terms.Week;
import care.continuum.attendance.terms.Weeks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is left to do for a program: by staff, and by time.
record Agenda(Program program, Plan plan, Instant now) {

    /// An instant that goes on with each change would hide the task from who had asked for the worklist just before.
    private static final Instant AT_ONCE = Instant.EPOCH;

    Program kept() {
        return program.with(tasks(), wakeAt().orElse(null));
    }

    private List<Task> tasks() {
        var tasks = new ArrayList<Task>();
        sheets().forEach(tasks::add);
        var course = program.course();
        var recheckDueAt = course.recheckDueAt();
        if (recheckDueAt != null) {
            tasks.add(new Task(Kind.COMPLETION_REVIEW, AT_ONCE, recheckDueAt, null));
        }
        if (course.isOver()) {
            return tasks;
        }
        if (!plan.isOnHold()) {
            withTheClient().forEach(tasks::add);
        }
        var reviewDueAt = course.reviewDueAt();
        if (reviewDueAt != null) {
            tasks.add(new Task(Kind.END_OF_PLAN_REVIEW, AT_ONCE, reviewDueAt, null));
        }
        var metAt = course.criteriaMetAt();
        if (metAt != null) {
            var dueAt = program.rules()
                    .afterBusinessDays(metAt, program.rules().limits().reviewDays());
            tasks.add(new Task(Kind.COMPLETION, metAt, dueAt, null));
        }
        return tasks;
    }

    /// What waits while the client is on hold.
    private Stream<Task> withTheClient() {
        var call = program
                .outreach()
                .open(program.ledger(), program.rules())
                .map(request -> new Task(
                        Kind.OUTREACH, request.requestedAt(), program.outreach().dueAt(request), null))
                .stream();
        return Stream.of(measure().stream(), call, makeUps()).flatMap(it -> it);
    }

    /// Each session that waits for an outcome, from its start on, up to the next that is expected: time alone
    /// decides that one at its end, and then finds the next.
    private Stream<Task> sheets() {
        var open = program.ledger().entries().stream()
                .filter(Predicate.not(Entry::isSettled))
                .toList();
        var next = open.stream()
                .filter(Entry::isExpected)
                .map(Entry::startsAt)
                .filter(now::isBefore)
                .findFirst()
                .orElse(Instant.MAX);
        return open.stream()
                .filter(entry -> !entry.startsAt().isAfter(next))
                .map(entry -> new Task(Kind.SHEET, entry.startsAt(), entry.sheetDueAt(), entry.sessionId()));
    }

    /// The next weekly measure while the plan lasts: shown on its day, overdue when that day is over.
    private Optional<Task> measure() {
        var rules = program.rules();
        var before = plan.holds()
                .resumedOn()
                .filter(plan.startDate()::isBefore)
                .orElse(plan.startDate())
                .minusDays(1);
        var last = program.course().measures().stream()
                .map(measure -> rules.day(measure.measuredAt()))
                .filter(before::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(before);
        var day = last.plusDays(rules.limits().measureDays());
        return day.isBefore(plan.end()) && rules.day(now).isBefore(plan.end())
                ? Optional.of(new Task(Kind.PROGRESS_MEASURE, rules.startOf(day), rules.startOf(day.plusDays(1)), null))
                : Optional.empty();
    }

    /// A make-up that was called off meets no need.
    private Stream<Task> makeUps() {
        return program.ledger().entries().stream()
                .filter(Entry::wantsMakeUp)
                .filter(entry -> program.ledger().entries().stream()
                        .noneMatch(other -> entry.sessionId().equals(other.makeUpFor()) && !other.isOff()))
                .map(entry -> new Task(Kind.MAKE_UP, AT_ONCE, program.rules().startOf(plan.end()), entry.sessionId()));
    }

    /// The next instant at which time alone decides: a session's end without a word, the end of a week, a silence
    /// that lasts too long. What is behind us was decided by this change, but for the sessions without a word.
    private Optional<Instant> wakeAt() {
        var silent =
                program.ledger().entries().stream().filter(Entry::isExpected).map(Entry::sheetDueAt);
        var weeks = Weeks.of(program.ledger(), plan, program.rules()).stream()
                .map(Week::startsOn)
                .map(day -> program.rules().startOf(day.plusDays(7)))
                .filter(now::isBefore);
        var end = Stream.of(program.rules().startOf(plan.end())).filter(now::isBefore);
        var silence = Stream.of(new Silence(program.ledger(), plan, program.outreach(), program.rules()).limit())
                .filter(_ -> !program.course().isOver() && !plan.isOnHold())
                .filter(now::isBefore)
                .filter(program.ledger()::remainsAfter);
        return Stream.of(silent, weeks, end, silence).flatMap(it -> it).min(Comparator.naturalOrder());
    }
}
