package care.continuum.scheduling.slot;

import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentRescheduled;
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
import care.continuum.scheduling.CalendarEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// The time of one continuing-care appointment. Asked for, then booked or refused; refused, it can be asked for
/// again; released, it stays so.
///
/// @param attempt how often it was asked for
/// @param wanted  the one time that is asked for, where it matters
/// @param round   numbers the try that may succeed; what earlier ones claimed is void
/// @param hour    what it has, also while a better one is looked for
/// @param left    the hours that it had before, in their order
@Document("slots")
record Slot(
        @Id String id,
        @Indexed ClientId clientId,
        EpisodeId episodeId,
        int attempt,
        Stage stage,
        @Nullable LocalDate earliestOn,
        @Nullable LocalDate dueBy,
        @Nullable Instant wanted,
        int round,
        @Nullable Hour hour,
        @Nullable List<Hour> left)
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
        return new Slot(appointment.toString(), client, episode, 0, Stage.NEW, null, null, null, 0, null, null);
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
            return Change.to(asked(asked.attempt(), stage, earliestOn, dueBy, wanted), booked(hour));
        }
        return looks(asked.attempt(), asked.earliestOn(), asked.dueBy(), asked.startsAt());
    }

    /// Another time is wanted; the time that it has stays its own until the other one is taken.
    Change<Slot> reschedule(ContinuingCareAppointmentRescheduled asked) {
        if (stage == Stage.RELEASED || asked.attempt() <= attempt) {
            return Change.none(this);
        }
        if (hour != null && stage == Stage.BOOKED && hour.startsAt().equals(asked.startsAt())) {
            return Change.to(asked(asked.attempt(), stage, asked.earliestOn(), asked.dueBy(), wanted), booked(hour));
        }
        return looks(asked.attempt(), asked.earliestOn(), asked.dueBy(), asked.startsAt());
    }

    private Change<Slot> looks(int number, LocalDate earliest, LocalDate due, @Nullable Instant at) {
        return Change.to(asked(number, Stage.ASKED, earliest, due, at))
                .andThen(new Todo("find-" + number, "find", Map.of()));
    }

    private Slot asked(
            int number, Stage next, @Nullable LocalDate earliest, @Nullable LocalDate due, @Nullable Instant at) {
        return new Slot(id, clientId, episodeId, number, next, earliest, due, at, round, hour, left);
    }

    /// A try begins; earlier ones can then not succeed any more.
    Change<Slot> tries() {
        return stage == Stage.ASKED ? Change.to(in(stage, round + 1, hour)) : Change.none(this);
    }

    Change<Slot> book(int by, Hour found) {
        return mayEnd(by)
                ? Change.to(in(Stage.BOOKED, by, found), booked(found))
                        .andThen(new Todo("keep-" + by, "keep", Map.of()))
                : Change.none(this);
    }

    Change<Slot> refuse(int by) {
        if (!mayEnd(by) || dueBy == null) {
            return Change.none(this);
        }
        return Change.to(
                in(hour == null ? Stage.REFUSED : Stage.BOOKED, by, hour),
                new AppointmentSlotRefused(clientId, episodeId, appointmentId(), dueBy, SlotRefusal.NO_FREE_HOUR));
    }

    /// The appointment will not take place. Heard before it was asked for, it is not asked for any more.
    Change<Slot> cancel(Instant now) {
        if (stage == Stage.RELEASED) {
            return Change.none(this);
        }
        var released = in(Stage.RELEASED, round, hour);
        var change = hour != null
                ? Change.to(released, new AppointmentSlotReleased(clientId, episodeId, appointmentId(), now))
                : Change.to(released);
        return change.andThen(new Todo("release", "release", Map.of()));
    }

    /// Nothing is at that hour any more. Whoever asked for it hears so, and may ask again; a search for a better one
    /// goes on.
    Change<Slot> closed(@Nullable Hour off, Instant now) {
        if (stage == Stage.RELEASED || hour == null || !hour.equals(off)) {
            return Change.none(this);
        }
        var gone = new AppointmentSlotReleased(clientId, episodeId, appointmentId(), now);
        return Change.to(in(stage == Stage.ASKED ? stage : Stage.REFUSED, round, null), gone)
                .andThen(new Todo("leave-" + past().size(), "leave", Map.of()));
    }

    /// As it stands on the client's calendar, once it had a time.
    Optional<CalendarEntry> entry() {
        return hour != null
                ? Optional.of(entry(hour, stage != Stage.RELEASED))
                : past().reversed().stream().findFirst().map(it -> entry(it, false));
    }

    /// As it stands on a clinician's calendar: also where another one has it by now.
    Optional<CalendarEntry> entryFor(ClinicianId clinician) {
        if (hour != null && hour.clinicianId().equals(clinician)) {
            return entry();
        }
        return past().reversed().stream()
                .filter(it -> it.clinicianId().equals(clinician))
                .findFirst()
                .map(it -> entry(it, false));
    }

    /// Each hour that it left counts twice, so that there is a number for being without one in between.
    private CalendarEntry entry(Hour at, boolean isOn) {
        var changes = 2 * past().size() + (stage == Stage.RELEASED ? 1 : 0) - (hour == null ? 1 : 0);
        return new CalendarEntry(id, at.startsAt(), at.startsAt().plus(LENGTH), changes, isOn);
    }

    /// Slots that were kept before this was are without.
    private List<Hour> past() {
        return left == null ? List.of() : left;
    }

    private boolean mayEnd(int by) {
        return stage == Stage.ASKED && by == round;
    }

    private AppointmentSlotBooked booked(Hour at) {
        return new AppointmentSlotBooked(clientId, episodeId, appointmentId(), at.startsAt(), (int) LENGTH.toMinutes());
    }

    private Slot in(Stage next, int by, @Nullable Hour at) {
        var before = new ArrayList<>(past());
        if (hour != null && !hour.equals(at)) {
            before.add(hour);
        }
        return new Slot(id, clientId, episodeId, attempt, next, earliestOn, dueBy, wanted, by, at, List.copyOf(before));
    }
}
