package care.continuum.scheduling.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.SchedulingTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A search for an hour that another instance overtakes, which then dies.
@SchedulingTest
class OvertakenSlotIT {

    @Autowired
    Aggregates<Slot> slots;

    @Autowired
    Claims claims;

    @Test
    void whatOvertookAndDiedLosesNoSlot() {
        var client = new ClientId(UUID.randomUUID());
        var episode = new EpisodeId(UUID.randomUUID());
        var appointment = new AppointmentId(UUID.randomUUID());
        var id = appointment.toString();
        var due = LocalDate.now(ZoneOffset.UTC).plusDays(9);
        var asked = new ContinuingCareAppointmentProposed(client, episode, appointment, 1, due, due, null);
        var overtaken = claims.inTurn(() -> {
            slots.settle(id, () -> Slot.of(client, episode, appointment), it -> it.propose(asked));
            await().until(() -> slots.get(id).round() == 1);
            return slots.settle(id, () -> slots.get(id), Slot::tries);
        });
        assertThat(overtaken.round()).isEqualTo(2);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(slots.get(id).stage()).isEqualTo(Slot.Stage.REFUSED));
    }
}
