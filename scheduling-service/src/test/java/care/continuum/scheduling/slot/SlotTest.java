package care.continuum.scheduling.slot;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

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
import care.continuum.scheduling.CalendarEntry;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlotTest {

    private static final ClientId ANA = new ClientId(UUID.randomUUID());
    private static final EpisodeId EPISODE = new EpisodeId(UUID.randomUUID());
    private static final AppointmentId APPOINTMENT = new AppointmentId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant NINE = Instant.parse("2026-03-03T14:00:00Z");
    private static final LocalDate DUE = LocalDate.parse("2026-03-09");
    private static final Slot.Hour HOUR =
            new Slot.Hour(NINE, new ClinicianId(UUID.randomUUID()), new RoomId(UUID.randomUUID()));
    private static final Slot.Hour ELSEWHERE =
            new Slot.Hour(NINE.plusSeconds(7200), new ClinicianId(UUID.randomUUID()), new RoomId(UUID.randomUUID()));
    private static final AppointmentSlotBooked BOOKED = new AppointmentSlotBooked(ANA, EPISODE, APPOINTMENT, NINE, 60);

    @Test
    void aFreeHourIsBookedAndGivenBackOnceWhenTheAppointmentIsCanceled() {
        given(asked())
                .when(it -> it.book(1, HOUR))
                .then(BOOKED)
                .and()
                .when(it -> it.cancel(NOW))
                .then(new AppointmentSlotReleased(ANA, EPISODE, APPOINTMENT, NOW))
                .and()
                .when(it -> it.cancel(NOW))
                .thenNothing();
    }

    @Test
    void withoutAFreeHourItIsRefusedAndCanBeAskedForAgain() {
        given(asked())
                .when(it -> it.refuse(1))
                .then(new AppointmentSlotRefused(ANA, EPISODE, APPOINTMENT, DUE, SlotRefusal.NO_FREE_HOUR))
                .and()
                .when(it -> it.propose(proposal(2)))
                .thenState(it -> assertThat(it.stage()).isEqualTo(Slot.Stage.ASKED));
    }

    @Test
    void theSameAskingTwiceLooksForOneHour() {
        given(asked()).when(it -> it.propose(proposal(1))).thenNothing();
    }

    @Test
    void askedForAgainABookedHourStaysTheSame() {
        given(asked())
                .when(it -> it.book(1, HOUR))
                .and()
                .when(it -> it.propose(proposal(2)))
                .then(BOOKED);
    }

    /// So that whoever asks for a better time and finds none still has one.
    @Test
    @Proves("complaint-better-one")
    void anAppointmentStaysUntilItsBetterOneIsTaken() {
        var better = new Slot.Hour(NINE.plusSeconds(7200), HOUR.clinicianId(), HOUR.roomId());
        var looking = asked().book(1, HOUR)
                .state()
                .reschedule(other(2))
                .state()
                .tries()
                .state();
        assertThat(looking.hour()).isEqualTo(HOUR);
        given(looking)
                .when(it -> it.refuse(2))
                .then(new AppointmentSlotRefused(ANA, EPISODE, APPOINTMENT, DUE, SlotRefusal.NO_FREE_HOUR))
                .thenState(it -> {
                    assertThat(it.stage()).isEqualTo(Slot.Stage.BOOKED);
                    assertThat(it.hour()).isEqualTo(HOUR);
                });
        given(looking)
                .when(it -> it.book(2, better))
                .then(new AppointmentSlotBooked(ANA, EPISODE, APPOINTMENT, better.startsAt(), 60))
                .thenState(it -> assertThat(it.hour()).isEqualTo(better));
        given(looking).when(it -> it.cancel(NOW)).then(new AppointmentSlotReleased(ANA, EPISODE, APPOINTMENT, NOW));
    }

    @Test
    @Proves("feeds")
    void onACalendarItKeepsItsIdAndEveryChangeCounts() {
        assertThat(asked().entry()).isEmpty();
        var booked = asked().book(1, HOUR).state();
        assertThat(booked.entry()).contains(entry(HOUR, 0, true));
        var looking = booked.reschedule(other(2)).state().tries().state();
        assertThat(looking.entry()).contains(entry(HOUR, 0, true));
        assertThat(looking.refuse(2).state().entry()).contains(entry(HOUR, 0, true));
        var moved = looking.book(2, ELSEWHERE).state();
        assertThat(moved.entry()).contains(entry(ELSEWHERE, 2, true));
        assertThat(moved.cancel(NOW).state().entry()).contains(entry(ELSEWHERE, 3, false));
    }

    @Test
    @Proves("feeds")
    void whoHasItNoLongerSeesItCanceledAndWhoHasItSeesIt() {
        var moved = asked().book(1, HOUR)
                .state()
                .reschedule(other(2))
                .state()
                .tries()
                .state()
                .book(2, ELSEWHERE)
                .state();
        assertThat(moved.entryFor(HOUR.clinicianId())).contains(entry(HOUR, 2, false));
        assertThat(moved.entryFor(ELSEWHERE.clinicianId())).contains(entry(ELSEWHERE, 2, true));
        assertThat(moved.entryFor(new ClinicianId(UUID.randomUUID()))).isEmpty();
    }

    /// Calendars believe what counts higher: also that it is off, and that it is on again.
    @Test
    @Proves({"appointment-slots", "holidays", "feeds"})
    void aHolidayTakesTheHourAndAnotherOneCanBeAskedFor() {
        var booked = asked().book(1, HOUR).state();
        given(booked).when(it -> it.closed(ELSEWHERE, NOW)).thenNothing();
        var lost = booked.closed(HOUR, NOW);
        assertThat(lost.events()).isEqualTo(List.of(new AppointmentSlotReleased(ANA, EPISODE, APPOINTMENT, NOW)));
        assertThat(lost.todos()).extracting(it -> it.kind()).containsExactly("leave");
        assertThat(lost.state().entry()).contains(entry(HOUR, 1, false));
        assertThat(lost.state().entryFor(HOUR.clinicianId())).contains(entry(HOUR, 1, false));
        given(lost.state())
                .when(it -> it.closed(HOUR, NOW))
                .thenNothing()
                .and()
                .when(it -> it.propose(proposal(2)))
                .and()
                .when(Slot::tries)
                .and()
                .when(it -> it.book(2, ELSEWHERE))
                .then(new AppointmentSlotBooked(ANA, EPISODE, APPOINTMENT, ELSEWHERE.startsAt(), 60))
                .thenState(it -> assertThat(it.entry()).contains(entry(ELSEWHERE, 2, true)));
    }

    @Test
    @Proves({"appointment-slots", "holidays"})
    void aHolidayTakesTheHourAlsoWhileABetterOneIsLookedFor() {
        var looking = asked().book(1, HOUR)
                .state()
                .reschedule(other(2))
                .state()
                .tries()
                .state();
        var lost = looking.closed(HOUR, NOW);
        assertThat(lost.events()).isEqualTo(List.of(new AppointmentSlotReleased(ANA, EPISODE, APPOINTMENT, NOW)));
        assertThat(lost.state().stage()).isEqualTo(Slot.Stage.ASKED);
        given(lost.state())
                .when(it -> it.refuse(2))
                .then(new AppointmentSlotRefused(ANA, EPISODE, APPOINTMENT, DUE, SlotRefusal.NO_FREE_HOUR))
                .thenState(it -> assertThat(it.stage()).isEqualTo(Slot.Stage.REFUSED));
        given(lost.state())
                .when(it -> it.book(2, ELSEWHERE))
                .then(new AppointmentSlotBooked(ANA, EPISODE, APPOINTMENT, ELSEWHERE.startsAt(), 60))
                .thenState(it -> assertThat(it.entry()).contains(entry(ELSEWHERE, 2, true)));
    }

    private static CalendarEntry entry(Slot.Hour hour, int sequence, boolean isOn) {
        return new CalendarEntry(
                APPOINTMENT.toString(), hour.startsAt(), hour.startsAt().plusSeconds(3600), sequence, isOn);
    }

    private static ContinuingCareAppointmentRescheduled other(int attempt) {
        return new ContinuingCareAppointmentRescheduled(
                ANA, EPISODE, APPOINTMENT, attempt, DUE.minusDays(6), DUE, null);
    }

    @Test
    void anHourFoundAfterTheCancelIsNotBooked() {
        given(asked())
                .when(it -> it.cancel(NOW))
                .then()
                .and()
                .when(it -> it.book(1, HOUR))
                .thenNothing();
    }

    @Test
    void aCancelHeardBeforeTheAskingStands() {
        given(Slot.of(ANA, EPISODE, APPOINTMENT))
                .when(it -> it.cancel(NOW))
                .and()
                .when(it -> it.propose(proposal(1)))
                .thenNothing();
    }

    @Test
    void ofTwoTriesOnlyTheLaterCanBook() {
        given(asked()).when(it -> it.tries()).and().when(it -> it.book(1, HOUR)).thenNothing();
    }

    private static Slot asked() {
        return Slot.of(ANA, EPISODE, APPOINTMENT)
                .propose(proposal(1))
                .state()
                .tries()
                .state();
    }

    private static ContinuingCareAppointmentProposed proposal(int attempt) {
        return new ContinuingCareAppointmentProposed(
                ANA, EPISODE, APPOINTMENT, attempt, LocalDate.parse("2026-03-03"), DUE, null);
    }
}
