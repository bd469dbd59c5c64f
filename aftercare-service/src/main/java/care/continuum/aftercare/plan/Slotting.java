package care.continuum.aftercare.plan;

import static care.continuum.aftercare.terms.Appointment.Status.PROPOSED;
import static care.continuum.aftercare.terms.Appointment.Status.RESCHEDULED;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Slot;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentBooked;
import care.continuum.messaging.Change;
import java.time.Instant;
import java.util.Objects;

/// What scheduling answers about the time of an appointment.
final class Slotting {

    private Slotting() {}

    /// One that no longer fits, such as for a canceled appointment, changes nothing.
    static Change<Plan> answered(Plan plan, Slot slot, Instant now) {
        var found = plan.appointments().stream()
                .filter(each -> each.appointmentId().equals(slot.appointmentId()))
                .findFirst();
        if (found.isEmpty()) {
            return Change.none(plan);
        }
        var appointment = found.get();
        return switch (slot.said()) {
            case BOOKED -> booked(plan, appointment, Objects.requireNonNull(slot.startsAt()), now);
            case REFUSED -> refused(plan, appointment, now);
            case RELEASED -> released(plan, appointment, now);
        };
    }

    private static Change<Plan> booked(Plan plan, Appointment appointment, Instant startsAt, Instant now) {
        if (!appointment.is(PROPOSED) && !appointment.is(RESCHEDULED)) {
            return Change.none(plan);
        }
        return Change.to(
                plan.changing(appointment, each -> each.bookedAt(startsAt)).settled(now),
                new ContinuingCareAppointmentBooked(
                        plan.clientId(), plan.episodeId(), appointment.appointmentId(), appointment.dueBy(), startsAt));
    }

    private static Change<Plan> refused(Plan plan, Appointment appointment, Instant now) {
        return switch (appointment.status()) {
            case PROPOSED -> changed(plan, appointment, appointment.withoutSlot(), now);
            case RESCHEDULED -> changed(plan, appointment, appointment.asBefore(), now);
            case BOOKED, KEPT, MISSED, CANCELED -> Change.none(plan);
        };
    }

    private static Change<Plan> released(Plan plan, Appointment appointment, Instant now) {
        return switch (appointment.status()) {
            case BOOKED -> changed(plan, appointment, appointment.withoutSlot(), now);
            case RESCHEDULED -> changed(plan, appointment, appointment.takenBack(), now);
            case PROPOSED, KEPT, MISSED, CANCELED -> Change.none(plan);
        };
    }

    private static Change<Plan> changed(Plan plan, Appointment before, Appointment after, Instant now) {
        return Change.to(plan.changing(before, _ -> after).settled(now));
    }
}
