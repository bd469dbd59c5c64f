package care.continuum.scheduling.slot;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.EpisodeId;
import care.continuum.events.RoomId;
import care.continuum.events.SchedulingEvent.AppointmentSlotBooked;
import care.continuum.events.SchedulingEvent.AppointmentSlotReleased;
import care.continuum.messaging.Change;
import care.continuum.scheduling.slot.Slot.Hour;
import care.continuum.scheduling.slot.Slot.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// The looking for a time interleaves at random with what aftercare tells, and with tries that end late.
class ArrivalOrderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final ClientId ANA = new ClientId(UUID.randomUUID());
    private static final EpisodeId EPISODE = new EpisodeId(UUID.randomUUID());
    private static final AppointmentId APPOINTMENT = new AppointmentId(UUID.randomUUID());

    private Slot slot = Slot.of(ANA, EPISODE, APPOINTMENT);
    private final List<Object> told = new ArrayList<>();

    @RepeatedTest(300)
    void whateverTheOrderACanceledAppointmentKeepsNoTimeAndAnyOtherHasItsAnswer(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var canceled = random.nextBoolean();
        var news = new ArrayDeque<Function<Slot, Change<Slot>>>();
        for (int attempt = 1; attempt <= 3; attempt++) {
            var asked = proposal(attempt);
            news.add(it -> it.propose(asked));
            if (random.nextBoolean()) {
                news.add(it -> it.propose(asked));
            }
        }
        if (canceled) {
            news.add(it -> it.cancel(NOW));
            news.add(it -> it.propose(proposal(4)));
            news.add(it -> it.cancel(NOW));
        }
        play(news, random);

        if (canceled) {
            assertThat(slot.stage()).isEqualTo(Stage.RELEASED);
            var booked = told.stream().anyMatch(AppointmentSlotBooked.class::isInstance);
            assertThat(told.stream().filter(AppointmentSlotReleased.class::isInstance))
                    .hasSize(booked ? 1 : 0);
            assertThat(told)
                    .satisfiesAnyOf(
                            it -> assertThat(it).isEmpty(),
                            it -> assertThat(it).last().isNotInstanceOf(AppointmentSlotBooked.class));
        } else {
            assertThat(slot.stage()).isIn(Stage.BOOKED, Stage.REFUSED);
            assertThat(told.getLast() instanceof AppointmentSlotBooked).isEqualTo(slot.stage() == Stage.BOOKED);
        }
        assertThat(told.stream().filter(AppointmentSlotBooked.class::isInstance).distinct())
                .as("one hour, however often it is told")
                .hasSizeLessThanOrEqualTo(1);
    }

    private void play(Queue<Function<Slot, Change<Slot>>> news, Random random) {
        var tries = new ArrayList<Function<Slot, Change<Slot>>>();
        tries.add(Change::none);
        while (!news.isEmpty() || slot.stage() == Stage.ASKED) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    if (!news.isEmpty()) {
                        heard(news.remove());
                    }
                }
                case 1 -> {
                    heard(Slot::tries);
                    tries.add(ending(slot.round(), random));
                }
                default -> heard(tries.get(random.nextInt(tries.size())));
            }
        }
        tries.forEach(this::heard);
    }

    /// What a try found, whenever it tells it.
    private static Function<Slot, Change<Slot>> ending(int round, Random random) {
        var hour = new Hour(
                NOW.plusSeconds(3600L * round), new ClinicianId(UUID.randomUUID()), new RoomId(UUID.randomUUID()));
        return random.nextBoolean() ? it -> it.book(round, hour) : it -> it.refuse(round);
    }

    private void heard(Function<Slot, Change<Slot>> step) {
        var change = step.apply(slot);
        slot = change.state();
        told.addAll(change.events());
    }

    private static ContinuingCareAppointmentProposed proposal(int attempt) {
        return new ContinuingCareAppointmentProposed(
                ANA, EPISODE, APPOINTMENT, attempt, LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-09"), null);
    }
}
