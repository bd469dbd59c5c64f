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

    private Readmitting() {}

    /// The client has come back: that somebody thought of it is no longer awaited, in whichever plan.
    static Change<Plan> readmitted(Plan plan, Instant at, Instant now) {
        return back(plan, at, now).andThen(backInOthers(plan, at));
    }

    /// Settles the relapses that were told before.
    static Change<Plan> back(Plan plan, Instant at, Instant now) {
        var course = plan.course().back(at);
        return course.equals(plan.course())
                ? Change.none(plan)
                : Change.to(plan.with(course).settled(now));
    }

    /// The client has a seat in this episode. Where there are others they are back, also where that settles a relapse
    /// told since they asked for it. What is told later waits for a decision: this stay may be over by then.
    static Change<Plan> enrolled(Plan plan, Enrollment enrollment, Instant at, Terms terms, Instant now) {
        var change = plan.enrolled(enrollment, terms, now);
        return terms.others().beside(plan.clientId(), plan.episodeId()).isEmpty()
                ? change
                : change.andThen(backInOthers(plan, at));
    }

    private static Todo backInOthers(Plan plan, Instant at) {
        return new Todo(
                "back-in-others-of-%s-%s".formatted(plan.id(), at),
                BACK,
                Map.of("client", plan.client(), "at", at.toString()));
    }

    /// Staff and client have thought of it, and decided against it.
    static Change<Plan> notReadmitted(Plan plan, Note why) {
        if (plan.course().relapseAt() == null) {
            throw new RuleBroken("readmission-not-suggested", "No relapse waits for a decision");
        }
        return Change.to(plan.with(plan.course().notReadmitted(why)).settled(why.at()));
    }
}
