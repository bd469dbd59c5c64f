package care.continuum.aftercare.plan;

import static care.continuum.aftercare.terms.Appointment.Status.BOOKED;
import static care.continuum.aftercare.terms.Appointment.Status.CANCELED;
import static care.continuum.aftercare.terms.Appointment.Status.KEPT;
import static care.continuum.aftercare.terms.Appointment.Status.MISSED;
import static care.continuum.aftercare.terms.Appointment.Status.RESCHEDULED;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Appointment.Status;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentCanceled;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentKept;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentMissed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentRescheduled;
import care.continuum.events.AftercareEvent.ContinuityMet;
import care.continuum.events.AppointmentId;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What staff do with an appointment, from asking for a time to the kept one.
final class Booking {

    private static final int QUARTER_HOUR = 900;

    private Booking() {}

    /// Asks scheduling again.
    ///
    /// @param wanted the one time that is wanted, where it matters
    /// @throws BadInput of a time that is past, or more than two years ahead, or no full quarter of an hour
    static Change<Plan> ask(Plan plan, AppointmentId id, @Nullable Instant wanted, Instant now) {
        mustBeATime(plan, wanted, now);
        Stopping.mustLive(plan);
        var appointment = get(plan, id);
        if (!appointment.lacksSlot()) {
            throw settledOrAsked(appointment);
        }
        mustNotBeTooEarly(plan, appointment, wanted);
        var next = appointment.askedAgain(wanted);
        return Change.to(plan.changing(appointment, _ -> next).settled(now), Drafting.asking(plan, next));
    }

    /// Asks scheduling for another time than the one that it has, or had when the client did not come. Until there is
    /// one it stays as it is.
    ///
    /// @throws BadInput of a time that is past, or more than two years ahead, or no full quarter of an hour
    static Change<Plan> reschedule(Plan plan, AppointmentId id, @Nullable Instant wanted, Instant now) {
        mustBeATime(plan, wanted, now);
        Stopping.mustLive(plan);
        var appointment = get(plan, id);
        if (!appointment.is(BOOKED) && !appointment.is(MISSED)) {
            throw settledOrAsked(appointment);
        }
        mustNotBeTooEarly(plan, appointment, wanted);
        var next = appointment.rescheduled(wanted);
        return Change.to(
                plan.changing(appointment, _ -> next).settled(now),
                new ContinuingCareAppointmentRescheduled(
                        plan.clientId(),
                        plan.episodeId(),
                        id,
                        next.attempt(),
                        next.earliestOn(),
                        next.dueBy(),
                        next.wantedAt()));
    }

    /// Also of one that was said to be missed by mistake, as long as no other time is asked for; and of one that a
    /// later death canceled.
    static Change<Plan> keep(Plan plan, AppointmentId id, Instant now) {
        var appointment = get(plan, id);
        var startsAt = mustHaveBegun(plan, appointment, now, BOOKED, MISSED);
        var keptOn = plan.day(startsAt);
        var events = new ArrayList<Object>();
        events.add(new ContinuingCareAppointmentKept(plan.clientId(), plan.episodeId(), id, keptOn));
        var reached = plan.practice().continuity().stream()
                .filter(days -> !plan.course().hasMet(days))
                .filter(days -> !keptOn.isAfter(plan.dischargedOn().plusDays(days)))
                .toList();
        reached.forEach(days -> events.add(new ContinuityMet(plan.clientId(), plan.episodeId(), id, days, keptOn)));
        var next =
                plan.changing(appointment, Appointment::kept).with(plan.course().meeting(reached));
        return Change.to(next.settled(now), events);
    }

    /// Also of one that was said to be kept by mistake: the visit is taken back, and what continuity it alone met.
    static Change<Plan> miss(Plan plan, AppointmentId id, Instant now) {
        var appointment = get(plan, id);
        var startsAt = mustHaveBegun(plan, appointment, now, BOOKED, KEPT);
        var missed = plan.changing(appointment, Appointment::missed);
        var lost = plan.course().met().stream()
                .filter(days -> !isMet(missed, days))
                .toList();
        return Change.to(
                missed.with(plan.course().losing(lost)).settled(now),
                new ContinuingCareAppointmentMissed(
                        plan.clientId(), plan.episodeId(), id, startsAt, lost.isEmpty() ? null : lost));
    }

    private static boolean isMet(Plan plan, int days) {
        var last = plan.dischargedOn().plusDays(days);
        return plan.appointments().stream()
                .filter(each -> each.is(KEPT))
                .flatMap(each -> Stream.ofNullable(each.startsAt()))
                .anyMatch(startsAt -> !plan.day(startsAt).isAfter(last));
    }

    static Change<Plan> cancel(Plan plan, AppointmentId id, Instant now) {
        var appointment = get(plan, id);
        if (!appointment.isOpen()) {
            throw settledOrAsked(appointment);
        }
        return Change.to(
                plan.changing(appointment, each -> each.to(CANCELED)).settled(now),
                new ContinuingCareAppointmentCanceled(plan.clientId(), plan.episodeId(), id, now));
    }

    private static RuleBroken settledOrAsked(Appointment appointment) {
        return appointment.isAsked()
                ? new RuleBroken("slot-asked", "Scheduling has been asked and will answer")
                : new RuleBroken("appointment-settled", "The appointment is " + appointment.status());
    }

    private static void mustBeATime(Plan plan, @Nullable Instant wanted, Instant now) {
        if (wanted == null) {
            return;
        }
        var ahead = Fault.unless(wanted.isAfter(now), "startsAt", "must be in the future");
        var full = Fault.unless(
                wanted.getEpochSecond() % QUARTER_HOUR == 0 && wanted.getNano() == 0,
                "startsAt",
                "must be a full quarter of an hour");
        var faults = Stream.of(ahead, Referring.tooFar(plan, "startsAt", wanted, now), full)
                .flatMap(List::stream)
                .toList();
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
    }

    private static void mustNotBeTooEarly(Plan plan, Appointment appointment, @Nullable Instant wanted) {
        if (wanted != null && plan.day(wanted).isBefore(appointment.earliestOn())) {
            throw new RuleBroken("appointment-too-early", "The first day for it is " + appointment.earliestOn());
        }
    }

    private static Appointment get(Plan plan, AppointmentId id) {
        return plan.appointments().stream()
                .filter(each -> each.appointmentId().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no such appointment"));
    }

    private static Instant mustHaveBegun(Plan plan, Appointment appointment, Instant now, Status... those) {
        var startsAt = appointment.startsAt();
        if (appointment.is(RESCHEDULED)) {
            throw settledOrAsked(appointment);
        }
        if (startsAt == null
                || (Stream.of(those).noneMatch(appointment::is) && !isCutOff(plan, appointment, startsAt))) {
            throw new RuleBroken("appointment-not-booked", "The appointment is " + appointment.status());
        }
        if (now.isBefore(startsAt)) {
            throw new RuleBroken("appointment-not-begun", "The appointment has not begun");
        }
        return startsAt;
    }

    /// The client has died since: what came of the appointment may be said after it was canceled for that.
    private static boolean isCutOff(Plan plan, Appointment appointment, Instant startsAt) {
        var diedOn = plan.course().diedOn();
        return appointment.is(CANCELED) && diedOn != null && !plan.day(startsAt).isAfter(diedOn);
    }
}
