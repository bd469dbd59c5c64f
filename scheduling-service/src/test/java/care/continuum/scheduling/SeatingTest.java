package care.continuum.scheduling;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.ClinicianId;
import care.continuum.events.EpisodeId;
import care.continuum.events.RoomId;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.scheduling.terms.Seat.Status;
import care.continuum.scheduling.terms.Section;
import care.continuum.testing.Proves;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatingTest {

    private static final EpisodeId ANA = new EpisodeId(UUID.randomUUID());
    private static final EpisodeId BEN = new EpisodeId(UUID.randomUUID());
    private static final SectionId SECTION = new SectionId(UUID.randomUUID());
    private static final List<ClinicianId> CLINICIANS =
            List.of(new ClinicianId(UUID.randomUUID()), new ClinicianId(UUID.randomUUID()));
    private static final List<RoomId> ROOMS = List.of(new RoomId(UUID.randomUUID()), new RoomId(UUID.randomUUID()));

    @Test
    void aSeatIsTakenOnceHoweverOftenItIsAskedFor() {
        given(oneSeat())
                .when(it -> it.take(ANA, 1, AgeBand.ADULT))
                .and()
                .when(it -> it.take(ANA, 1, AgeBand.ADULT))
                .thenState(it -> assertThat(status(it, ANA)).isEqualTo(Status.TAKEN));
    }

    @Test
    @Proves("sections")
    void aFullSectionTakesNobodyMore() {
        given(oneSeat())
                .when(it -> it.take(ANA, 1, AgeBand.ADULT))
                .and()
                .when(it -> it.take(BEN, 1, AgeBand.ADULT))
                .thenState(it ->
                        assertThat(it.seat(BEN, 1).orElseThrow().refusal()).isEqualTo(SeatRefusal.FULL));
    }

    @Test
    @Proves("sections")
    void ageBandsAreNeverMixed() {
        given(oneSeat())
                .when(it -> it.take(ANA, 1, AgeBand.ADOLESCENT))
                .thenState(it ->
                        assertThat(it.seat(ANA, 1).orElseThrow().refusal()).isEqualTo(SeatRefusal.NO_SECTION));
    }

    @Test
    @Proves("seat-held")
    void aHeldSeatIsForThatEpisodeAlone() {
        given(oneSeat())
                .when(it -> it.hold(ANA, 2, SECTION, AgeBand.ADULT))
                .and()
                .when(it -> it.take(BEN, 1, AgeBand.ADULT))
                .thenState(it -> assertThat(status(it, BEN)).isEqualTo(Status.REFUSED))
                .and()
                .when(it -> it.take(ANA, 2, AgeBand.ADULT))
                .thenState(
                        it -> assertThat(it.seat(ANA, 2).orElseThrow().status()).isEqualTo(Status.TAKEN));
    }

    @Test
    @Proves("seat-identity")
    void theNextAttemptTakesWhatIsHeldForTheEpisode() {
        given(oneSeat())
                .when(it -> it.hold(ANA, 2, SECTION, AgeBand.ADULT))
                .and()
                .when(it -> it.take(ANA, 3, AgeBand.ADULT))
                .thenState(it -> {
                    assertThat(it.seat(ANA, 3).orElseThrow().status()).isEqualTo(Status.TAKEN);
                    assertThat(it.seat(ANA, 2).orElseThrow().status()).isEqualTo(Status.RELEASED);
                });
    }

    @Test
    void aSeatThatWasGivenBackIsFreeForOthersAndNeverComesBack() {
        given(oneSeat())
                .when(it -> it.take(ANA, 1, AgeBand.ADULT))
                .and()
                .when(it -> it.release(ANA, 1))
                .and()
                .when(it -> it.take(BEN, 1, AgeBand.ADULT))
                .thenState(it -> assertThat(status(it, BEN)).isEqualTo(Status.TAKEN))
                .and()
                .when(it -> it.take(ANA, 1, AgeBand.ADULT))
                .thenState(it -> assertThat(status(it, ANA)).isEqualTo(Status.RELEASED));
    }

    @Test
    void aSeatGivenBackBeforeItWasHeldIsNotHeldAnyMore() {
        given(oneSeat())
                .when(it -> it.release(ANA, 2))
                .and()
                .when(it -> it.hold(ANA, 2, SECTION, AgeBand.ADULT))
                .thenState(
                        it -> assertThat(it.seat(ANA, 2).orElseThrow().status()).isEqualTo(Status.RELEASED));
    }

    @Test
    @Proves("seat-held")
    void whoLetsAnOfferPassWaitsForASeatAsBefore() {
        given(oneSeat())
                .when(it -> it.take(ANA, 1, AgeBand.ADULT))
                .and()
                .when(it -> it.take(BEN, 1, AgeBand.ADULT))
                .and()
                .when(it -> it.release(ANA, 1))
                .and()
                .when(it -> it.hold(BEN, 2, SECTION, AgeBand.ADULT))
                .thenState(it -> assertThat(it.refused(AgeBand.ADULT)).isEmpty())
                .and()
                .when(it -> it.release(BEN, 2))
                .thenState(it -> assertThat(it.refused(AgeBand.ADULT))
                        .singleElement()
                        .satisfies(seat -> assertThat(seat.episodeId()).isEqualTo(BEN)));
    }

    @Test
    @Proves({"seat-held", "seat-identity"})
    void anOfferedSeatThatIsNotThereIsRefusedAndNotGivenToWhoAsksForItLater() {
        given(oneSeat())
                .when(it -> it.take(BEN, 1, AgeBand.ADULT))
                .and()
                .when(it -> it.hold(ANA, 2, SECTION, AgeBand.ADULT))
                .thenState(it ->
                        assertThat(it.seat(ANA, 2).orElseThrow().refusal()).isEqualTo(SeatRefusal.FULL))
                .and()
                .when(it -> it.release(BEN, 1))
                .and()
                .when(it -> it.hold(ANA, 2, SECTION, AgeBand.ADULT))
                .and()
                .when(it -> it.take(ANA, 2, AgeBand.ADULT))
                .thenState(
                        it -> assertThat(it.seat(ANA, 2).orElseThrow().status()).isEqualTo(Status.REFUSED))
                .thenState(it -> assertThat(it.free(it.sections().getFirst())).isEqualTo(1))
                .and()
                .when(it -> it.hold(ANA, 3, SECTION, AgeBand.ADULT))
                .thenState(
                        it -> assertThat(it.seat(ANA, 3).orElseThrow().status()).isEqualTo(Status.HELD));
    }

    @Test
    void whoWasOfferedASeatThatIsNotThereIsToldOfNewOnes() {
        given(oneSeat())
                .when(it -> it.take(BEN, 1, AgeBand.ADULT))
                .and()
                .when(it -> it.hold(ANA, 2, SECTION, AgeBand.ADULT))
                .thenState(it -> assertThat(it.refused(AgeBand.ADULT))
                        .singleElement()
                        .satisfies(seat -> assertThat(seat.episodeId()).isEqualTo(ANA)));
    }

    @Test
    void aFacilitatorLeadsOneSectionOfATrack() {
        given(oneSeat())
                .when(it -> it.open(new SectionId(UUID.randomUUID()), AgeBand.ADULT, 12, CLINICIANS, ROOMS))
                .thenState(it -> assertThat(it.sections())
                        .extracting(Section::facilitatorId)
                        .containsExactlyElementsOf(CLINICIANS));
        given(oneSeat())
                .when(it ->
                        it.open(new SectionId(UUID.randomUUID()), AgeBand.ADULT, 12, CLINICIANS.subList(0, 1), ROOMS))
                .thenRefused("no-facilitator");
        given(oneSeat())
                .when(it ->
                        it.open(new SectionId(UUID.randomUUID()), AgeBand.ADULT, 12, CLINICIANS, ROOMS.subList(0, 1)))
                .thenRefused("no-room");
    }

    private static Seating oneSeat() {
        return Seating.of(Track.DAY)
                .open(SECTION, AgeBand.ADULT, 1, CLINICIANS, ROOMS)
                .state();
    }

    private static Status status(Seating seating, EpisodeId episode) {
        return seating.seat(episode, 1).orElseThrow().status();
    }
}
