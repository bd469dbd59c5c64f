package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.SECTION;
import static care.continuum.intake.client.World.command;
import static care.continuum.intake.client.World.origin;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Inquiry.Preference;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitlistTest {

    private final World world = new World();
    private final Map<String, Long> told = new HashMap<>();
    private final Standing nine = world.asked("Nine");

    @Test
    @Proves("waitlist-order")
    void thePrioritiesGoInTheirOrderAndWithinOneTheFirst() {
        var ben = waiting("Ben");
        var cleo = waiting("Cleo");
        var dana = waiting("Dana", Preference.INJECTING);
        var eve = waiting("Eve", Preference.PREGNANT);
        var finn = waiting("Finn", Preference.PREGNANT, Preference.INJECTING);

        for (int seat = 0; seat < 5; seat++) {
            released(nine);
        }

        assertThat(offeredTo())
                .containsExactly(finn.clientId(), eve.clientId(), dana.clientId(), ben.clientId(), cleo.clientId());
    }

    @Test
    @Proves("freed-seat")
    void anOtherTrackOrAgeBandIsAnotherWaitlist() {
        waiting("Ben");

        hear(new SeatReleased(nine.clientId(), nine.episodeId(), 1, SECTION, Track.EVENING, AgeBand.ADULT, NOW));
        hear(new SeatReleased(nine.clientId(), nine.episodeId(), 1, SECTION, Track.DAY, AgeBand.ADOLESCENT, NOW));

        assertThat(offeredTo()).isEmpty();
    }

    @Test
    void aDeclinedSeatPassesOnAndIsNotOfferedToTheSameAgain() {
        var ben = waiting("Ben");
        var cleo = waiting("Cleo");
        released(nine);

        world.desk.decline(new Stay(ben.clientId(), null), command("no"));
        world.workOff();
        assertThat(offeredTo()).containsExactly(ben.clientId());
        released(ben, 2);

        assertThat(offeredTo()).containsExactly(ben.clientId(), cleo.clientId());
        world.desk.decline(new Stay(cleo.clientId(), null), command("no"));
        released(cleo, 2);
        assertThat(offeredTo()).containsExactly(ben.clientId(), cleo.clientId(), ben.clientId());
    }

    @Test
    @Proves("offer")
    void everybodyWhoWaitsHasTheOfferBeforeAnybodyHasItAgain() {
        var all = List.of(waiting("Ben"), waiting("Cleo"), waiting("Dan"));
        released(nine);
        for (int attempt = 2; attempt <= 3; attempt++) {
            for (var one : all) {
                world.clock.now = world.clock.now.plusSeconds(60);
                world.desk.decline(new Stay(one.clientId(), null), command("no " + attempt));
                world.workOff();
                released(one, attempt);
            }
        }
        var round = all.stream().map(Standing::clientId).toList();
        assertThat(offeredTo().subList(0, 3)).isEqualTo(round);
        assertThat(offeredTo().subList(3, 6)).isEqualTo(round);
    }

    @Test
    void aSeatRemembersOnlyWhoWaits() {
        var all = IntStream.range(0, 20).mapToObj(it -> waiting("Number " + it)).toList();
        released(nine);
        for (var one : all) {
            world.desk.decline(new Stay(one.clientId(), null), command("no"));
            world.desk.withdraw(new Stay(one.clientId(), null), command("bye"));
            released(one, 2);
        }

        assertThat(offeredTo()).hasSize(20);
        assertThat(world.seats.states.values()).allMatch(it -> it.letGoBy().size() <= 1);
    }

    @Test
    @Proves("offer")
    void anExpiredSeatPassesOn() {
        var ben = waiting("Ben");
        var cleo = waiting("Cleo");
        released(nine);
        world.clock.now = NOW.plus(Duration.ofDays(1));

        world.clients.settle(ben.clientId().toString(), () -> world.client(ben), it -> it.due(world.clock.now));
        released(ben, 2);

        assertThat(offeredTo()).containsExactly(ben.clientId(), cleo.clientId());
    }

    @Test
    void aNewSeatCanGoToTheOneWhoWasToldOfIt() {
        var ben = waiting("Ben");

        released(ben);

        assertThat(offeredTo()).containsExactly(ben.clientId());
    }

    @Test
    void whoBeginsToWaitFindsTheSeatThatNobodyWaitedFor() {
        released(nine);

        var ben = waiting("Ben");

        assertThat(offeredTo()).containsExactly(ben.clientId());
    }

    @Test
    void whoDeclinesFindsTheSeatThatWasReleasedMeanwhile() {
        var ben = waiting("Ben");
        released(nine);
        released(nine);

        world.desk.decline(new Stay(ben.clientId(), null), command("no"));
        world.workOff();

        assertThat(offeredTo()).containsExactly(ben.clientId(), ben.clientId());
    }

    @Test
    @Proves("offer")
    void whoIsRefusedAfterAcceptingKeepsThePlace() {
        var ben = waiting("Ben");
        world.clock.now = NOW.plusSeconds(60);
        waiting("Cleo");
        released(nine);
        world.desk.accept(new Stay(ben.clientId(), null), command("yes"), null);
        refused(ben, 2);

        released(nine);

        assertThat(offeredTo()).containsExactly(ben.clientId(), ben.clientId());
        world.desk.accept(new Stay(ben.clientId(), null), command("yes"), null);
        hear(new SeatReserved(ben.clientId(), ben.episodeId(), 3, SECTION, Track.DAY, AgeBand.ADULT));
        assertThat(world.client(ben).status()).isEqualTo(EpisodeStatus.ACTIVE);
    }

    /// Six seats were free, and the section has fewer now.
    @Test
    @Proves({"offer", "freed-seat"})
    void whoIsOfferedOnlySeatsThatAreNotThereIsNotPassedOverWhenOneIs() {
        for (int seat = 0; seat < 6; seat++) {
            released(nine);
        }
        var ben = waiting("Ben");
        for (int attempt = 2; attempt <= 7; attempt++) {
            assertThat(offeredTo()).hasSize(attempt - 1);
            refused(ben, attempt);
        }
        var cleo = waiting("Cleo");
        assertThat(offeredTo()).hasSize(6).containsOnly(ben.clientId());

        released(nine);
        released(nine);

        assertThat(offeredTo().subList(6, 8)).containsExactly(ben.clientId(), cleo.clientId());
    }

    @Test
    @Proves("offer")
    void whoLetASeatGoThatWasNotThereCanHaveTheNextOne() {
        var ben = waiting("Ben");
        released(nine);
        world.desk.decline(new Stay(ben.clientId(), null), command("no"));
        refused(ben, 2);

        released(ben, 2);

        assertThat(offeredTo()).containsExactly(ben.clientId(), ben.clientId());
    }

    @Test
    @Proves("late-entry")
    void nothingIsPlannedForTheDaysOnWhichAClientWaited() {
        assertThat(startAfterWaiting(0)).isEqualTo(Ana.MONDAY);
        assertThat(startAfterWaiting(1)).isEqualTo(Ana.MONDAY.plusDays(2));
        assertThat(startAfterWaiting(30)).isEqualTo(Ana.MONDAY.plusDays(31));
    }

    private LocalDate startAfterWaiting(int days) {
        var other = new WaitlistTest();
        var ben = other.waiting("Ben");
        other.world.clock.now = NOW.plus(Duration.ofDays(days));
        other.released(other.nine);
        other.world.desk.accept(new Stay(ben.clientId(), null), command("yes"), null);
        return Objects.requireNonNull(other.world.client(ben).current().enrollment())
                .wish()
                .startDate();
    }

    @Test
    void whoWithdrewIsPassedOver() {
        var ben = waiting("Ben");
        var cleo = waiting("Cleo");
        world.desk.withdraw(new Stay(ben.clientId(), null), command("bye"));

        released(nine);

        assertThat(offeredTo()).containsExactly(cleo.clientId());
    }

    @Test
    @Proves("other-level")
    void theSeatOfWhoIsReferredOutPassesOn() {
        var ben = waiting("Ben");
        var cleo = waiting("Cleo");
        released(nine);

        world.clinic.assess(new Stay(ben.clientId(), null), command("worse"), Ana.assessment("3.7", Ana.MONDAY));
        released(ben, 2);

        assertThat(offeredTo()).containsExactly(ben.clientId(), cleo.clientId());
        assertThat(world.client(ben).waiting()).isNull();
    }

    @Test
    void aSeatThatWasTakenMeanwhileIsNotOffered() {
        released(nine);
        var dora = world.asked("Dora");
        hear(new SeatReserved(dora.clientId(), dora.episodeId(), 1, SECTION, Track.DAY, AgeBand.ADULT));

        waiting("Ben");

        assertThat(offeredTo()).isEmpty();
    }

    @Test
    @Proves("freed-seat")
    void aSeatThatIsGivenBackBeforeAnybodyHadItIsFreeOnce() {
        released(nine);
        var dora = world.asked("Dora");
        world.desk.withdraw(new Stay(dora.clientId(), null), command("bye"));
        hear(new SeatReserved(dora.clientId(), dora.episodeId(), 1, SECTION, Track.DAY, AgeBand.ADULT));
        released(dora);

        waiting("Ben");
        waiting("Cleo");

        assertThat(offeredTo()).hasSize(1);
    }

    @Test
    @Proves("freed-seat")
    void whoLetTheOnlySeatGoGetsItByAskingAgain() {
        var ben = waiting("Ben");
        released(nine);
        world.desk.decline(new Stay(ben.clientId(), null), command("no"));
        released(ben, 2);
        assertThat(offeredTo()).containsExactly(ben.clientId());

        world.desk.enroll(new Stay(ben.clientId(), null), command("after all"), World.wish());
        hear(new SeatReserved(ben.clientId(), ben.episodeId(), 3, SECTION, Track.DAY, AgeBand.ADULT));

        assertThat(world.client(ben).status()).isEqualTo(EpisodeStatus.ACTIVE);
        waiting("Cleo");
        assertThat(offeredTo()).containsExactly(ben.clientId());
    }

    @Test
    void aSeatTakenByOneWhoWaitedForAnotherTrackIsNotOffered() {
        var evening = SectionId.of("00000000-0000-0000-0000-000000000033");
        var ben = waiting("Ben");
        hear(new SeatReleased(nine.clientId(), nine.episodeId(), 1, evening, Track.EVENING, AgeBand.ADULT, NOW));
        world.desk.change(new Stay(ben.clientId(), null), command("evenings"), Track.EVENING, null);
        hear(new SeatReserved(ben.clientId(), ben.episodeId(), 2, evening, Track.EVENING, AgeBand.ADULT));

        var cleo = waiting("Cleo");
        world.desk.change(new Stay(cleo.clientId(), null), command("evenings"), Track.EVENING, null);
        hear(new SeatRefused(cleo.clientId(), cleo.episodeId(), 2, Track.EVENING, AgeBand.ADULT, SeatRefusal.FULL));

        assertThat(offeredTo()).isEmpty();
    }

    private Standing waiting(String name, Preference... first) {
        var standing = world.asked(name, first);
        refused(standing, 1);
        world.clock.now = world.clock.now.plusSeconds(1);
        return standing;
    }

    private void refused(Standing who, int attempt) {
        hear(new SeatRefused(who.clientId(), who.episodeId(), attempt, Track.DAY, AgeBand.ADULT, SeatRefusal.FULL));
    }

    private void released(Standing who) {
        released(who, 1);
    }

    private void released(Standing who, int attempt) {
        hear(new SeatReleased(
                who.clientId(), who.episodeId(), attempt, SECTION, Track.DAY, AgeBand.ADULT, world.clock.now));
    }

    private void hear(SchedulingEvent news) {
        world.clock.now = world.clock.now.plusSeconds(1);
        var sequence = told.merge(news.episodeId().toString(), 1L, Long::sum);
        world.scheduling.on(news, origin(news, sequence, world.clock.now));
        world.workOff();
    }

    private List<ClientId> offeredTo() {
        return world.clients.told.stream()
                .filter(SeatOffered.class::isInstance)
                .map(it -> ((SeatOffered) it).clientId())
                .toList();
    }
}
