package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Enrollment;
import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Terms;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import java.time.Instant;
import java.util.Map;

/// What becomes of a relapse that was told: the client comes back to the program, or it is decided against.
final class Readmitting {

    /// The client has come back: nobody has to think of it in the client's other plans either.
    static final String BACK = "BACK_IN_OTHERS";

    /// The client is in the program again: as [#BACK].
    static final String AGAIN = "AGAIN_IN_OTHERS";

    private Readmitting() {}

    /// The client has come back: that somebody thought of it is no longer awaited, in whichever plan.
    static Change<Plan> readmitted(Plan plan, Instant at, Instant now) {
        var others = new Todo(
                "back-in-others-of-%s-%s".formatted(plan.id(), at),
                BACK,
                Map.of("client", plan.client(), "at", at.toString()));
        return back(plan, at, now).andThen(others);
    }

    /// Settles the relapses that were told before.
    static Change<Plan> back(Plan plan, Instant at, Instant now) {
        var course = plan.course().back(at);
        return course.equals(plan.course())
                ? Change.none(plan)
                : Change.to(plan.with(course).settled(now));
    }

    /// The client has a seat in this episode. Where there are others they are back, also where that settles a relapse
    /// told since they asked for it.
    static Change<Plan> enrolled(Plan plan, Enrollment enrollment, Instant at, Terms terms, Instant now) {
        var change = plan.enrolled(enrollment, terms, now);
        return terms.others().beside(plan.clientId(), plan.episodeId()).isEmpty()
                ? change
                : change.andThen(new Todo(
                        "again-in-others-of-" + plan.id(),
                        AGAIN,
                        Map.of("client", plan.client(), "at", at.toString())));
    }

    /// Up to when nothing waits that the client told in other plans.
    ///
    /// @param stay the one that they have the seat in, as it is by now
    static Instant againUntil(Plan stay, Todo todo, Instant now) {
        return stay.heard().isInProgram() ? now : Instant.parse(todo.detail("at"));
    }

    /// Staff and client have thought of it, and decided against it.
    static Change<Plan> notReadmitted(Plan plan, Note why) {
        if (plan.course().relapseAt() == null) {
            throw new RuleBroken("readmission-not-suggested", "No relapse waits for a decision");
        }
        return Change.to(plan.with(plan.course().notReadmitted(why)).settled(why.at()));
    }
}
