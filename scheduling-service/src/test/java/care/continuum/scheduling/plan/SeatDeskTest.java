package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.SeatOfferExpired;
import care.continuum.events.OfferEnd;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SeatRefusal;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.scheduling.ClinicDays;
import care.continuum.scheduling.Seating;
import care.continuum.scheduling.terms.Section;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The register gives a seat, the episode ends, and only then the plan would have it.
class SeatDeskTest {

    private static final int SEATS = 12;

    private final Clinic clinic = new Clinic(1);
    private final InMemory<Plan> plans = new InMemory<>();
    private final InMemory<Seating> seatings = new InMemory<>();
    private final SeatDesk desk = new SeatDesk(
            plans,
            seatings,
            Clock.fixed(Clinic.NOW, ZoneOffset.UTC),
            new ClinicDays(new ClinicZone(Clinic.CHARLOTTE), List::of, List::of));
    private final Section section = clinic.section(Track.DAY);
    private final ClientEnrolled ana = clinic.enrollment(Track.DAY, LocalDate.parse("2026-03-02"), 1, 9, Set.of());

    @BeforeEach
    void open() {
        Clinic.open(section, SEATS, seatings);
    }

    @Test
    @Proves("future-rosters-only")
    void aSeatThatIsGivenWhileTheEpisodeEndsIsFreeAgainAndToldOnce() {
        var register = seatings.get(Track.DAY.name());
        seatings.settle(register.id(), () -> register, it -> it.take(ana.episodeId(), Told.ASKED, AgeBand.ADULT));
        desk.end(ana.clientId(), ana.episodeId(), Told.origin("/continuum/attendance", ana, 1));
        desk.request(Told.asked(ana), Told.origin("/continuum/intake", ana, 1));
        desk.request(Told.asked(ana), Told.origin("/continuum/intake", ana, 2));
        mustBeFree(Told.ASKED);
    }

    @Test
    @Proves("seat-held")
    void aSeatThatIsHeldWhileTheEpisodeEndsIsFreeAgainAndToldOnce() {
        var register = seatings.get(Track.DAY.name());
        seatings.settle(
                register.id(), () -> register, it -> it.hold(ana.episodeId(), 2, section.sectionId(), AgeBand.ADULT));
        desk.end(ana.clientId(), ana.episodeId(), Told.origin("/continuum/attendance", ana, 1));
        desk.hold(Told.offer(ana, 2), Told.origin("/continuum/intake", ana, 1));
        mustBeFree(2);
    }

    /// The end was heard first, and the seat never held.
    @Test
    @Proves("freed-seat")
    void aSeatThatIsOfferedToAnEpisodeThatIsOverIsPassedOnOnce() {
        desk.end(ana.clientId(), ana.episodeId(), Told.origin("/continuum/attendance", ana, 1));
        desk.hold(Told.offer(ana, 2), Told.origin("/continuum/intake", ana, 1));
        desk.hold(Told.offer(ana, 2), Told.origin("/continuum/intake", ana, 2));
        mustBeFree(2);
    }

    /// The section has fewer seats by then; those that it has again go to others.
    @Test
    @Proves({"seat-held", "seat-identity"})
    void anOfferedSeatThatIsNotThereIsRefusedOnceAndNotGivenLater() {
        resize(0);
        desk.hold(Told.offer(ana, Told.ASKED), Told.origin("/continuum/intake", ana, 1));
        resize(SEATS);
        desk.hold(Told.offer(ana, Told.ASKED), Told.origin("/continuum/intake", ana, 1));
        desk.request(Told.asked(ana), Told.origin("/continuum/intake", ana, 2));
        mustBeRefusedOnce();
    }

    @Test
    @Proves("seat-held")
    void aRefusalThatOnlyTheRegisterHasYetIsTold() {
        resize(0);
        register(it -> it.hold(ana.episodeId(), Told.ASKED, section.sectionId(), AgeBand.ADULT));
        resize(SEATS);
        desk.hold(Told.offer(ana, Told.ASKED), Told.origin("/continuum/intake", ana, 1));
        mustBeRefusedOnce();
    }

    @Test
    void nothingIsGivenBackOfASeatThatWasNotThere() {
        resize(0);
        desk.hold(Told.offer(ana, Told.ASKED), Told.origin("/continuum/intake", ana, 1));
        desk.letGo(
                new SeatOfferExpired(
                        ana.clientId(), ana.episodeId(), Told.ASKED, section.sectionId(), OfferEnd.DECLINED),
                Told.origin("/continuum/intake", ana, 2));
        desk.end(ana.clientId(), ana.episodeId(), Told.origin("/continuum/intake", ana, 3));
        resize(SEATS);
        mustBeRefusedOnce();
    }

    private void resize(int seats) {
        register(it -> it.resize(section.sectionId(), seats));
    }

    private void register(Function<Seating, Change<Seating>> step) {
        seatings.settle(Track.DAY.name(), () -> Seating.of(Track.DAY), step);
    }

    private void mustBeRefusedOnce() {
        assertThat(seatings.get(Track.DAY.name()).free(section)).isEqualTo(SEATS);
        assertThat(plans.told())
                .containsExactly(new SeatRefused(
                        ana.clientId(), ana.episodeId(), Told.ASKED, Track.DAY, AgeBand.ADULT, SeatRefusal.FULL));
    }

    private void mustBeFree(int attempt) {
        assertThat(seatings.get(Track.DAY.name()).free(section)).isEqualTo(SEATS);
        assertThat(plans.told())
                .singleElement()
                .isInstanceOfSatisfying(
                        SeatReleased.class, it -> assertThat(it.attempt()).isEqualTo(attempt));
    }
}
