package care.continuum.aftercare.terms;

import care.continuum.events.AppointmentId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A continuing-care appointment.
///
/// @param attempt  counts the askings for a time from 1
/// @param refused  whether the last asking found none, or what it found was taken back
/// @param startsAt the time that it has
/// @param wantedAt the one time that was asked for last, where it mattered
/// @param missedAt when the client missed it last
public record Appointment(
        AppointmentId appointmentId,
        LocalDate earliestOn,
        LocalDate dueBy,
        Status status,
        int attempt,
        boolean refused,
        @Nullable Instant startsAt,
        @Nullable Instant wantedAt,
        @Nullable Instant missedAt) {

    public enum Status {
        PROPOSED,
        BOOKED,
        /// Another time is asked for; the one that it has stays its own until then, or until it is taken back.
        RESCHEDULED,
        KEPT,
        MISSED,
        CANCELED
    }

    public static Appointment proposed(AppointmentId id, LocalDate earliestOn, LocalDate dueBy) {
        return new Appointment(id, earliestOn, dueBy, Status.PROPOSED, 1, false, null, null, null);
    }

    public boolean is(Status other) {
        return status == other;
    }

    /// One that was missed is, too, where another time was asked for in vain: until staff ask again or cancel it.
    public boolean isOpen() {
        return switch (status) {
            case PROPOSED, BOOKED, RESCHEDULED -> true;
            case MISSED -> refused;
            case KEPT, CANCELED -> false;
        };
    }

    /// Whether scheduling is to answer.
    public boolean isAsked() {
        return is(Status.RESCHEDULED) || (is(Status.PROPOSED) && !refused);
    }

    public boolean lacksSlot() {
        return is(Status.PROPOSED) && refused;
    }

    /// Whether another time was asked for, and there is none.
    public boolean lacksOtherTime() {
        return refused && (is(Status.BOOKED) || is(Status.MISSED));
    }

    public Appointment bookedAt(Instant start) {
        return with(Status.BOOKED, attempt, false, start, null);
    }

    public Appointment withoutSlot() {
        return with(Status.PROPOSED, attempt, true, null, wantedAt);
    }

    /// The time that it has is given away while another is asked for. One that the client missed is past, and stays.
    public Appointment takenBack() {
        return wasMissed() ? this : with(status, attempt, refused, null, wantedAt);
    }

    /// There is no other time: it is as it was before it was asked for, less what was taken back since.
    public Appointment asBefore() {
        return startsAt == null
                ? withoutSlot()
                : with(wasMissed() ? Status.MISSED : Status.BOOKED, attempt, true, startsAt, wantedAt);
    }

    private boolean wasMissed() {
        return missedAt != null && missedAt.equals(startsAt);
    }

    public Appointment askedAgain(@Nullable Instant wanted) {
        return with(Status.PROPOSED, attempt + 1, false, null, wanted);
    }

    public Appointment rescheduled(@Nullable Instant wanted) {
        return with(Status.RESCHEDULED, attempt + 1, false, startsAt, wanted);
    }

    /// One that was said to be missed was not.
    public Appointment kept() {
        return new Appointment(
                appointmentId,
                earliestOn,
                dueBy,
                Status.KEPT,
                attempt,
                refused,
                startsAt,
                wantedAt,
                wasMissed() ? null : missedAt);
    }

    public Appointment missed() {
        return new Appointment(
                appointmentId, earliestOn, dueBy, Status.MISSED, attempt, false, startsAt, null, startsAt);
    }

    public Appointment to(Status next) {
        return with(next, attempt, refused, startsAt, wantedAt);
    }

    private Appointment with(Status next, int asked, boolean no, @Nullable Instant start, @Nullable Instant wanted) {
        return new Appointment(appointmentId, earliestOn, dueBy, next, asked, no, start, wanted, missedAt);
    }
}
