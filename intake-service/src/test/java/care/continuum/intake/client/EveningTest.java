package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.SECTION;
import static care.continuum.intake.client.World.command;
import static care.continuum.intake.client.World.origin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.AftercareEvent.FollowUpReached;
import care.continuum.events.AgeBand;
import care.continuum.events.FollowUpId;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.SeatRefusal;
import care.continuum.events.Track;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Coming;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.RuleBroken;
import care.continuum.web.BadInput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Monday evening at the clinic, which is Tuesday in UTC: the day is the clinic's.
class EveningTest {

    private static final Instant EVENING = Instant.parse("2026-03-03T00:30:00Z");
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);

    private final World world = new World();
    private final Standing ben;
    private final Stay stay;

    EveningTest() {
        world.clock.now = EVENING;
        ben = world.asked("Ben");
        stay = new Stay(ben.clientId(), null);
        reserved(1);
    }

    @Test
    void whatIsDecidedForTodayIsDoneAtOnceAndYesterdayIsPast() {
        assertThatThrownBy(() -> world.desk.suspend(stay, command("hold"), MONDAY.minusDays(1)))
                .isInstanceOf(BadInput.class);
        world.desk.change(stay, command("evenings"), Track.EVENING, MONDAY);
        assertThat(asked(ben).asking()).isTrue();

        assertThat(world.desk.suspend(stay, command("hold"), MONDAY).status()).isEqualTo(EpisodeStatus.ON_HOLD);

        assertThat(asked(ben).hold().since()).isEqualTo(MONDAY);
    }

    @Test
    void tomorrowIsStillToCome() {
        world.desk.suspend(stay, command("hold"), MONDAY.plusDays(1));

        assertThat(world.client(ben).status()).isEqualTo(EpisodeStatus.ACTIVE);
    }

    @Test
    void aHoldOrAChangeOfTrackBeginsWithItsDayAtTheClinic() {
        world.desk.suspend(stay, command("hold"), FRIDAY);
        world.desk.change(stay, command("evenings"), Track.EVENING, FRIDAY);

        var midnight = new Coming(FRIDAY, Instant.parse("2026-03-06T05:00:00Z"));
        assertThat(asked(ben).hold().ahead()).isEqualTo(midnight);
        assertThat(asked(ben).move()).isEqualTo(new Enrollment.Move(Track.EVENING, false, midnight, null));
    }

    @Test
    void whoComesBackInTheEveningComesBackThatDay() {
        world.clock.now = Ana.NOW;
        world.desk.suspend(stay, command("hold"), null);
        world.clock.now = EVENING;
        world.desk.resume(stay, command("back"));
        reserved(2);

        assertThat(asked(ben).hold().days()).isZero();
    }

    @Test
    void anExtensionIsDecidedThatDay() {
        world.desk.extend(stay, command("more"), 1, "she was ill");

        assertThat(asked(ben).hold().extensions())
                .singleElement()
                .satisfies(it -> assertThat(it.decidedOn()).isEqualTo(MONDAY));
    }

    @Test
    void howFarBackAStayMayBeginIsDecidedWithTheCommandAndByThatDay() {
        var dora = new Stay(world.ready("Dora").clientId(), null);

        assertThatThrownBy(() -> world.desk.enroll(dora, command("long ago"), from(MONDAY.minusDays(31))))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> world.desk.enroll(dora, command("far ahead"), from(MONDAY.plusDays(366))))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> world.desk.accept(dora, command("yes"), MONDAY.minusDays(31)))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> world.desk.enroll(dora, command("before the consent"), from(MONDAY.minusDays(30))))
                .isInstanceOf(RuleBroken.class);
    }

    private static Enrollment.Wish from(LocalDate start) {
        return new Enrollment.Wish(Track.DAY, start, 2, 9, Set.of());
    }

    @Test
    void whoIsReachedInTheEveningIsReachedThatDay() {
        var call = new FollowUpReached(ben.clientId(), ben.episodeId(), new FollowUpId(new UUID(0, 7)), 1, EVENING);

        world.aftercare.on(call, origin(call, 1, EVENING));

        assertThat(world.client(ben).current().contacts().latest()).isEqualTo(MONDAY);
    }

    @Test
    void whoWaitsSinceTheMorningStartsAsAgreedInTheEvening() {
        world.clock.now = Ana.NOW;
        var cleo = world.asked("Cleo");
        hear(new SeatRefused(cleo.clientId(), cleo.episodeId(), 1, Track.DAY, AgeBand.ADULT, SeatRefusal.FULL), 1);
        hear(new SeatReleased(ben.clientId(), ben.episodeId(), 1, SECTION, Track.DAY, AgeBand.ADULT, Ana.NOW), 2);
        world.workOff();
        world.clock.now = EVENING;

        world.desk.accept(new Stay(cleo.clientId(), null), command("yes"), null);

        assertThat(asked(cleo).wish().startDate()).isEqualTo(MONDAY);
    }

    private void reserved(int attempt) {
        hear(new SeatReserved(ben.clientId(), ben.episodeId(), attempt, SECTION, Track.DAY, AgeBand.ADULT), attempt);
    }

    private void hear(SchedulingEvent news, long sequence) {
        world.scheduling.on(news, origin(news, sequence, world.clock.now));
    }

    private Enrollment asked(Standing who) {
        return Objects.requireNonNull(world.client(who).current().enrollment());
    }
}
