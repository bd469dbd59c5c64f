package care.continuum.scheduling.slot;

import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.EpisodeId;
import care.continuum.events.RoomId;
import care.continuum.events.SchedulingEvent.AppointmentSlotBooked;
import care.continuum.events.SchedulingEvent.AppointmentSlotRefused;
import care.continuum.events.SchedulingEvent.AppointmentSlotReleased;
import care.continuum.events.SlotRefusal;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// The time of one continuing-care appointment. Asked for, then booked or refused; refused, it can be asked for
/// again; released, it stays so.
///
/// @param attempt how often it was asked for
/// @param round   numbers the try that may succeed; what earlier ones claimed is void
@Document("slots")
record Slot(
        @Id String id,
        ClientId clientId,
        EpisodeId episodeId,
        int attempt,
        Stage stage,
        @Nullable LocalDate earliestOn,
        @Nullable LocalDate dueBy,
        int round,
        @Nullable Hour hour)
        implements Aggregate<Slot> {

    static final Duration LENGTH = Duration.ofHours(1);

    /// Where it stands.
    enum Stage {
        NEW,
        ASKED,
        BOOKED,
        REFUSED,
        RELEASED
    }

    /// A clinician's free hour.
    record Hour(Instant startsAt, ClinicianId clinicianId, RoomId roomId) {}

    static Slot of(ClientId client, EpisodeId episode, AppointmentId appointment) {
        return new Slot(appointment.toString(), client, episode, 0, Stage.NEW, null, null, 0, null);
    }

    @Override
    public String client() {
        return clientId.toString();
    }

    AppointmentId appointmentId() {
        return AppointmentId.of(id);
    }

    /// Somebody looks for a time. Asked again while there is one, the answer is the same.
    Change<Slot> propose(ContinuingCareAppointmentProposed asked) {
        if (stage == Stage.RELEASED || asked.attempt() <= attempt) {
            return Change.none(this);
        }
        if (stage == Stage.BOOKED && hour != null) {
            var same = new Slot(id, clientId, episodeId, asked.attempt(), stage, earliestOn, dueBy, round, hour);
            return Change.to(same, booked(hour));
        }
        var next = new Slot(
                id, clientId, episodeId, asked.attempt(), Stage.ASKED, asked.earliestOn(), asked.dueBy(), round, null);
        return Change.to(next).andThen(new Todo("find-" + asked.attempt(), "find", Map.of()));
    }

    /// A try begins; earlier ones can then not succeed any more.
    Change<Slot> tries() {
        return stage == Stage.ASKED ? Change.to(in(stage, round + 1, null)) : Change.none(this);
    }

    Change<Slot> book(int by, Hour found) {
        return mayEnd(by) ? Change.to(in(Stage.BOOKED, by, found), booked(found)) : Change.none(this);
    }

    Change<Slot> refuse(int by) {
        if (!mayEnd(by) || dueBy == null) {
            return Change.none(this);
        }
        return Change.to(
                in(Stage.REFUSED, by, null),
                new AppointmentSlotRefused(clientId, episodeId, appointmentId(), dueBy, SlotRefusal.NO_FREE_HOUR));
    }

    /// The appointment will not take place. Heard before it was asked for, it is not asked for any more.
    Change<Slot> cancel(Instant now) {
        if (stage == Stage.RELEASED) {
            return Change.none(this);
        }
        var released = in(Stage.RELEASED, round, hour);
        var change = stage == Stage.BOOKED
                ? Change.to(released, new AppointmentSlotReleased(clientId, episodeId, appointmentId(), now))
                : Change.to(released);
        return change.andThen(new Todo("release", "release", Map.of()));
    }

    private boolean mayEnd(int by) {
        return stage == Stage.ASKED && by == round;
    }

    private AppointmentSlotBooked booked(Hour at) {
        return new AppointmentSlotBooked(clientId, episodeId, appointmentId(), at.startsAt(), (int) LENGTH.toMinutes());
    }

    private Slot in(Stage next, int by, @Nullable Hour at) {
        return new Slot(id, clientId, episodeId, attempt, next, earliestOn, dueBy, by, at);
    }
}
