package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Referral;
import care.continuum.events.AftercareEvent.AftercarePlanClosed;
import care.continuum.messaging.Change;
import java.time.Instant;
import java.util.stream.Stream;

/// The end of a plan: nothing is open. It is decided by whatever ends the last of it.
final class Closing {

    private Closing() {}

    /// The change, with what follows from it: intake's ledger is told what has left, and a plan closes, or opens again.
    static Change<Plan> concluded(Plan before, Change<Plan> change, Instant now) {
        var told = Sending.told(before, change);
        var plan = told.state();
        var planId = plan.planId();
        if (planId == null || plan.course().isOver() != isOpen(plan)) {
            return told;
        }
        if (isOpen(plan)) {
            var opened = plan.with(plan.course().closed(null)).settled(now);
            return new Change<>(opened, told.events(), told.todos());
        }
        var closed = plan.with(plan.course().closed(now)).settled(now);
        var news = new AftercarePlanClosed(plan.clientId(), plan.episodeId(), planId, now);
        return new Change<>(
                closed, Stream.concat(told.events().stream(), Stream.of(news)).toList(), told.todos());
    }

    private static boolean isOpen(Plan plan) {
        return plan.referrals().stream().anyMatch(Referral::isOpen)
                || plan.appointments().stream().anyMatch(Appointment::isOpen)
                || plan.followUps().stream().anyMatch(FollowUp::isOpen);
    }
}
