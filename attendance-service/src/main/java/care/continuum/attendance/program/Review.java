package care.continuum.attendance.program;

import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.Shortfall;
import care.continuum.attendance.terms.Week;
import care.continuum.attendance.terms.Weeks;
import care.continuum.events.AttendanceEvent.CompletionCriteriaMet;
import care.continuum.events.AttendanceEvent.WeeklyHoursEvaluated;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// What every change ends with: the standing by now, the weeks that can be told, whether the program can complete,
/// and what is left to do.
record Review(Program program, Plan plan, Instant now) {

    private static final Set<Shortfall> TIME_ALONE = EnumSet.of(Shortfall.WEEKS);

    static Story of(Program changed, Instant now) {
        var plan = changed.plan();
        return plan == null
                ? Story.of(changed)
                : new Judging(changed, now)
                        .afterTime()
                        .then(it -> new Review(it, plan, now).weeks())
                        .then(it -> new Review(it, plan, now).completion())
                        .after(it -> new Review(it, plan, now).reviewed())
                        .after(it -> new Agenda(it, plan, now).kept());
    }

    /// Each week once it is past and settled, and again when its figures change, also to none at all.
    private Story weeks() {
        var today = program.rules().day(now);
        var told = program.course().weeksTold();
        var story = Story.of(program);
        for (var week : Weeks.of(program.ledger(), plan, program.rules())) {
            var isKnown = told.stream().anyMatch(it -> it.week() == week.week());
            if ((isKnown ? week.isDecided(today) : week.isOver(today)) && !told.contains(week)) {
                story = story.then(it -> Story.of(it.with(it.course().told(week)), news(week)));
            }
        }
        return story;
    }

    private WeeklyHoursEvaluated news(Week week) {
        return new WeeklyHoursEvaluated(
                program.clientId(),
                program.episodeId(),
                week.week(),
                week.startsOn(),
                week.scheduledMinutes(),
                week.attendedMinutes(),
                week.makeUpMinutes(),
                week.billableDays(),
                week.flags());
    }

    private Story completion() {
        var course = program.course();
        if (course.isOver()) {
            return Story.of(program);
        }
        if (!new Closing(program, now).missing().isEmpty()) {
            return Story.of(program.with(course.criteriaMet(null)));
        }
        var met = course.criteriaMetAt() == null
                ? Story.of(
                        program.with(course.criteriaMet(now)),
                        new CompletionCriteriaMet(program.clientId(), program.episodeId(), now))
                : Story.of(program);
        return program.rules().automaticCompletion() ? met.then(it -> new Closing(it, now).complete(null, null)) : met;
    }

    /// All settled and not eligible: somebody has to extend, transfer or discharge.
    private Program reviewed() {
        var course = program.course();
        var missing = new Closing(program, now).missing();
        var stuck = !course.isOver()
                && !plan.isOnHold()
                && program.ledger().isSettled()
                && !plan.awaitsSessions(program.ledger(), program.rules())
                && !TIME_ALONE.containsAll(missing);
        if (!stuck) {
            return program.with(course.reviewDue(null));
        }
        var days = program.rules().limits().reviewDays();
        return course.reviewDueAt() == null
                ? program.with(course.reviewDue(program.rules().afterBusinessDays(now, days)))
                : program;
    }
}
