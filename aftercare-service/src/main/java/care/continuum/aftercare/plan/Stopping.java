package care.continuum.aftercare.plan;

import static care.continuum.aftercare.terms.Appointment.Status.CANCELED;
import static care.continuum.events.ReferralStatus.ATTENDED;
import static care.continuum.events.ReferralStatus.CLOSED;
import static care.continuum.events.ReferralStatus.WITHDRAWN;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Course;
import care.continuum.aftercare.terms.Referral;
import care.continuum.events.AftercareEvent.ClientDied;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentCanceled;
import care.continuum.events.AftercareEvent.ReferralClosed;
import care.continuum.events.AftercareEvent.ReferralWithdrawn;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The client has died, or was erased: all that is open stops, in the client's other plans too.
final class Stopping {

    /// What is open in the client's other plans has to stop.
    static final String STOP = "STOP_OTHERS";

    /// The client's other plans have to know the other day of the death.
    static final String CORRECT = "CORRECT_OTHERS";

    /// The client was erased: what is open in the client's other plans has to stop.
    static final String FORGET = "FORGET_IN_OTHERS";

    /// Another plan may have heard of a death or an erasure while this one was made.
    static final String LOOK = "LOOK_AT_OTHERS";

    private Stopping() {}

    /// It may be told long after, and of a day before the discharge. What is heard of it again changes nothing.
    static Change<Plan> died(Plan plan, LocalDate on, Instant now) {
        return plan.course().diedOn() != null
                ? Change.none(plan)
                : stopped(plan.with(plan.course().died(on)), now).andThen(others(plan, on));
    }

    /// As staff say it, who may also say another day than was known.
    static Change<Plan> told(Plan plan, LocalDate on, Instant now) {
        var known = plan.course().diedOn();
        if (on.equals(known)) {
            return Change.none(plan);
        }
        var change =
                known == null ? died(plan, on, now) : corrected(plan, on, now).andThen(correction(plan, now));
        var events = new ArrayList<Object>(change.events());
        events.add(new ClientDied(plan.clientId(), plan.episodeId(), on, now));
        return new Change<>(change.state(), events, change.todos());
    }

    /// As another of the client's plans corrects it. A plan that has not heard of the death yet stops with it.
    static Change<Plan> corrected(Plan plan, LocalDate on, Instant now) {
        return plan.course().diedOn() == null
                ? diedElsewhere(plan, on, now)
                : Change.to(plan.with(plan.course().died(on)));
    }

    /// Intake has forgotten who the client was. What is told of it names ids, kinds and times alone.
    static Change<Plan> erased(Plan plan, Instant at, Instant now) {
        return plan.course().erasedAt() != null
                ? Change.none(plan)
                : stopped(plan.with(plan.course().erased(at)), now).andThen(inOthers(plan, at));
    }

    /// As another of the client's plans tells it.
    static Change<Plan> diedElsewhere(Plan plan, LocalDate on, Instant now) {
        return asElsewhere(plan, Course.BEGUN.died(on), now);
    }

    /// @param other what another of the client's plans knows
    static Change<Plan> asElsewhere(Plan plan, Course other, Instant now) {
        var course = plan.course().goneAs(other);
        return course.equals(plan.course())
                ? Change.none(plan)
                : Closing.concluded(plan, stopped(plan.with(course), now), now);
    }

    /// Leaves it to be looked for once more what other plans know: none of them may have known of this one.
    static Todo look(Plan plan) {
        return new Todo("look-at-others-of-" + plan.id(), LOOK, Map.of("client", plan.client()));
    }

    /// When the client died. Work that was left before it said so is of the day that the plan knows.
    static LocalDate day(Plan plan, Todo todo) {
        var on = todo.details().get("on");
        if (on != null) {
            return LocalDate.parse(on);
        }
        var died = plan.course().diedOn();
        return died == null ? plan.dischargedOn() : died;
    }

    /// @throws RuleBroken where the client has died
    static void mustLive(Plan plan) {
        if (plan.course().diedOn() != null) {
            throw new RuleBroken(
                    "client-died", "The client died on " + plan.course().diedOn());
        }
    }

    static Change<Plan> stopped(Plan plan, Instant now) {
        var events = new ArrayList<Object>();
        var referrals = plan.referrals().stream()
                .map(each -> each.isOpen() ? stopped(plan, each, now, events) : each)
                .toList();
        var next = plan.withReferrals(referrals)
                .withFollowUps(plan.followUps().stream()
                        .map(each -> each.isOpen() ? each.stopped() : each)
                        .toList());
        for (var appointment :
                plan.appointments().stream().filter(Appointment::isOpen).toList()) {
            next = next.changing(appointment, each -> each.to(CANCELED));
            events.add(new ContinuingCareAppointmentCanceled(
                    plan.clientId(), plan.episodeId(), appointment.appointmentId(), now));
        }
        return Change.to(next.with(plan.course().relapse(null)).settled(now), events);
    }

    private static Todo correction(Plan plan, Instant now) {
        return new Todo("correct-others-of-%s-%s".formatted(plan.id(), now), CORRECT, Map.of("client", plan.client()));
    }

    private static Todo inOthers(Plan plan, Instant at) {
        return new Todo(
                "forget-in-others-of-" + plan.id(), FORGET, Map.of("client", plan.client(), "at", at.toString()));
    }

    private static Todo others(Plan plan, LocalDate on) {
        return new Todo("stop-others-of-" + plan.id(), STOP, Map.of("client", plan.client(), "on", on.toString()));
    }

    /// Where the client has arrived, the loop is closed.
    private static Referral stopped(Plan plan, Referral referral, Instant now, List<Object> events) {
        var arrived = referral.is(ATTENDED);
        var client = plan.clientId();
        var episode = plan.episodeId();
        var id = referral.referralId();
        events.add(
                arrived
                        ? new ReferralClosed(client, episode, id, referral.kind(), now)
                        : new ReferralWithdrawn(client, episode, id, referral.kind(), now));
        return referral.to(arrived ? CLOSED : WITHDRAWN);
    }
}
