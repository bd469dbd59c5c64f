package care.continuum.scheduling.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentRescheduled;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.EpisodeId;
import care.continuum.events.RoomId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Later;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Overtaking;
import care.continuum.scheduling.SchedulingTest;
import care.continuum.testing.Proves;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/// A search for an hour that another instance overtakes, and may not bring to an end.
@SchedulingTest
class OvertakenSlotIT {

    private static final Todo FIND = new Todo("find-1", "find", Map.of());

    @Autowired
    Aggregates<Slot> slots;

    @Autowired
    FreeHours hours;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Clock clock;

    @Test
    void whoIsOvertakenLeavesTheWorkToBeDone() {
        var client = new ClientId(UUID.randomUUID());
        var episode = new EpisodeId(UUID.randomUUID());
        var appointment = new AppointmentId(UUID.randomUUID());
        var id = appointment.toString();
        var due = LocalDate.now(ZoneOffset.UTC).plusDays(9);
        var asked = new ContinuingCareAppointmentProposed(client, episode, appointment, 1, due, due, null);
        var slot = slots.settle(
                id,
                () -> Slot.of(client, episode, appointment),
                it -> Change.to(it.propose(asked).state()));
        var overtaken = new SlotDesk(
                slots, hours, new Overtaking(mongo, () -> slots.settle(id, () -> slots.get(id), Slot::tries)), clock);
        assertThatExceptionOfType(Later.class).isThrownBy(() -> overtaken.follow(slot, FIND));
        assertThat(slots.get(id).round()).isEqualTo(2);

        new SlotDesk(slots, hours, new Claims(mongo), clock).follow(slot, FIND);
        assertThat(slots.get(id).stage()).isEqualTo(Slot.Stage.REFUSED);
    }

    /// The try may have counted on a part of it.
    @Test
    @Proves("no-double-booking")
    void whoseHourIsLostMeanwhileLooksForAnotherAnew() {
        var client = new ClientId(UUID.randomUUID());
        var episode = new EpisodeId(UUID.randomUUID());
        var appointment = new AppointmentId(UUID.randomUUID());
        var id = appointment.toString();
        var due = LocalDate.now(ZoneOffset.UTC).plusDays(9);
        var ten = due.atTime(14, 0).toInstant(ZoneOffset.UTC);
        var hour = new Slot.Hour(ten, new ClinicianId(UUID.randomUUID()), new RoomId(UUID.randomUUID()));
        var asked = new ContinuingCareAppointmentProposed(client, episode, appointment, 1, due, due, ten);
        var other = new ContinuingCareAppointmentRescheduled(
                client, episode, appointment, 2, due, due, ten.plusSeconds(1800));
        var moving = Slot.of(client, episode, appointment)
                .propose(asked)
                .state()
                .book(0, hour)
                .state()
                .reschedule(other)
                .state();
        slots.settle(id, () -> moving, it -> Change.to(it));
        var robbed = new SlotDesk(
                slots,
                hours,
                new Overtaking(mongo, () -> slots.settle(id, () -> moving, it -> it.closed(hour, clock.instant()))),
                clock);
        assertThatExceptionOfType(Later.class).isThrownBy(() -> robbed.follow(moving, FIND));
        assertThat(slots.get(id).stage()).isEqualTo(Slot.Stage.ASKED);
    }
}
