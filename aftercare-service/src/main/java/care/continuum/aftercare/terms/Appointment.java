package care.continuum.aftercare.terms;

import care.continuum.events.AppointmentId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A continuing-care appointment.
///
/// @param attempt counts the askings for a slot from 1
/// @param refused whether the last asking found none, or what it found was taken back
public record Appointment(
        AppointmentId appointmentId,
        LocalDate earliestOn,
        LocalDate dueBy,
        Status status,
        int attempt,
        boolean refused,
        @Nullable Instant startsAt) {

    public enum Status {
        PROPOSED,
        BOOKED,
        KEPT,
        MISSED,
        CANCELED
    }

    public static Appointment proposed(AppointmentId id, LocalDate earliestOn, LocalDate dueBy) {
        return new Appointment(id, earliestOn, dueBy, Status.PROPOSED, 1, false, null);
    }

    public boolean is(Status other) {
        return status == other;
    }

    public boolean isOpen() {
        return is(Status.PROPOSED) || is(Status.BOOKED);
    }

    public boolean lacksSlot() {
        return status == Status.PROPOSED && refused;
    }

    public Appointment bookedAt(Instant start) {
        return new Appointment(appointmentId, earliestOn, dueBy, Status.BOOKED, attempt, false, start);
    }

    public Appointment withoutSlot() {
        return new Appointment(appointmentId, earliestOn, dueBy, Status.PROPOSED, attempt, true, null);
    }

    public Appointment askedAgain() {
        return new Appointment(appointmentId, earliestOn, dueBy, Status.PROPOSED, attempt + 1, false, null);
    }

    public Appointment to(Status next) {
        return new Appointment(appointmentId, earliestOn, dueBy, next, attempt, refused, startsAt);
    }
}
