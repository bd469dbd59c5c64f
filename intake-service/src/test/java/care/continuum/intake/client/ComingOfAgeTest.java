package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.CLINIC;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.SECTION;
import static care.continuum.intake.client.World.command;
import static care.continuum.intake.client.World.origin;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.ClientWaitlisted;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SeatRefusal;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Person;
import care.continuum.intake.terms.Task;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who turns 18 while waiting for a seat.
class ComingOfAgeTest {

    private static final LocalDate BIRTHDAY = MONDAY.plusDays(10);
    private static final Instant DAY_BEFORE = CLINIC.start(BIRTHDAY.minusDays(1));

    private final World world = new World();
    private final Map<String, Long> told = new HashMap<>();

    @Test
    @Proves("age-band")
    void whoComesOfAgeWaitsAmongTheAdultsAtTheSamePlace() {
        var cleo = waiting("Cleo", BIRTHDAY, AgeBand.ADOLESCENT);
        var ben = waiting("Ben", BIRTHDAY.minusYears(20), AgeBand.ADULT);

        assertThat(world.client(cleo).dueAt()).isEqualTo(DAY_BEFORE);
        assertThat(world.client(ben).dueAt()).isNull();
        passes(cleo, DAY_BEFORE.minusSeconds(1));
        assertThat(band(cleo)).isEqualTo(AgeBand.ADOLESCENT);
        passes(cleo, DAY_BEFORE);

        assertThat(world.clients.told)
                .last()
                .isEqualTo(new ClientWaitlisted(
                        cleo.clientId(), cleo.episodeId(), 1, Track.DAY, AgeBand.ADULT, WaitlistPriority.OTHER, NOW));
        assertThat(world.client(cleo).dueAt()).isNull();
        released(ben, AgeBand.ADOLESCENT);
        assertThat(offers()).isEmpty();
        released(ben, AgeBand.ADULT);
        assertThat(offers()).extracting(SeatOffered::clientId).containsExactly(cleo.clientId());
        assertThat(offers()).extracting(SeatOffered::ageBand).containsExactly(AgeBand.ADULT);
    }

    @Test
    void whoComesOfAgeFindsTheSeatThatNoAdultWaitedFor() {
        var cleo = waiting("Cleo", BIRTHDAY, AgeBand.ADOLESCENT);
        released(cleo, AgeBand.ADULT);
        assertThat(offers()).isEmpty();

        passes(cleo, DAY_BEFORE);

        assertThat(offers()).extracting(SeatOffered::clientId).containsExactly(cleo.clientId());
        world.desk.accept(new Stay(cleo.clientId(), null), command("yes"), null);
        assertThat(Objects.requireNonNull(world.client(cleo).current().enrollment())
                        .wish()
                        .startDate())
                .isEqualTo(BIRTHDAY);
    }

    /// Seats that nobody had yet are scheduling's alone to know.
    @Test
    void staffAskForASeatAmongTheAdultsOnceTheClientWaitsThere() {
        var cleo = waiting("Cleo", BIRTHDAY, AgeBand.ADOLESCENT);
        assertThat(world.client(cleo).tasks()).isEmpty();

        passes(cleo, DAY_BEFORE);

        var due = DAY_BEFORE.plus(Duration.ofDays(1));
        assertThat(world.client(cleo).tasks()).containsExactly(Task.of(Task.Kind.CAME_OF_AGE, due, cleo.episodeId()));
        world.desk.enroll(new Stay(cleo.clientId(), null), command("again"), Ana.WISH.from(BIRTHDAY));
        assertThat(world.client(cleo).tasks()).isEmpty();
        refused(cleo, 2, AgeBand.ADULT);
        assertThat(world.client(cleo).tasks()).isEmpty();
        assertThat(band(cleo)).isEqualTo(AgeBand.ADULT);
        assertThat(Objects.requireNonNull(world.client(cleo).waiting()).since()).isEqualTo(NOW);
    }

    @Test
    void anOfferAmongTheAdolescentsStandsUntilItIsAnswered() {
        var cleo = waiting("Cleo", BIRTHDAY, AgeBand.ADOLESCENT);
        world.clock.now = DAY_BEFORE.minusSeconds(60);
        released(cleo, AgeBand.ADOLESCENT);
        passes(cleo, DAY_BEFORE);
        assertThat(offers()).hasSize(1);

        world.desk.decline(new Stay(cleo.clientId(), null), command("no"));
        passes(cleo, DAY_BEFORE.plusSeconds(1));

        assertThat(band(cleo)).isEqualTo(AgeBand.ADULT);
    }

    @Test
    void onTheDayOfTheAskingTheStartIsAsAgreed() {
        var agreed = Ana.requested();
        var asked = Objects.requireNonNull(agreed.enrollment()).among(AgeBand.ADOLESCENT);

        for (var birthday : List.of(MONDAY.plusDays(1), MONDAY.plusDays(2))) {
            var coming = Objects.requireNonNull(ComingOfAge.whileWaiting(asked, NOW, birthday, Ana.AT));
            assertThat(coming.on()).isEqualTo(MONDAY.plusDays(1));
        }
        assertThat(ComingOfAge.whileWaiting(asked.among(AgeBand.ADULT), NOW, BIRTHDAY, Ana.AT))
                .isNull();
    }

    /// The start stays as it was, and with it the age band.
    @Test
    void whoWaitsOnHoldStaysAmongTheirOwn() {
        var asked = Seating.enroll(Ana.ready(), Ana.WISH, AgeBand.ADOLESCENT, NOW);
        var active = Seating.reserved(asked.state(), Ana.seat(1), NOW, Ana.AT);
        var held = Holding.suspend(active.state(), Ana.AT);

        given(Holding.resume(held.state(), Ana.AT).state())
                .when(it -> Seating.refused(
                        it,
                        new SeatRefused(Ana.ANA, Ana.STAY, 2, Track.DAY, AgeBand.ADOLESCENT, SeatRefusal.FULL),
                        Ana.AT,
                        BIRTHDAY))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ON_HOLD))
                .thenState(it -> assertThat(ComingOfAge.comesAt(it)).isNull());
    }

    private Standing waiting(String name, LocalDate birthday, AgeBand band) {
        var person = new Person(name, "Example", birthday.minusYears(18), null, null, name + "@example.org");
        var standing = world.ready(name, person);
        world.desk.enroll(new Stay(standing.clientId(), null), command(name), World.wish());
        refused(standing, 1, band);
        return standing;
    }

    private void passes(Standing who, Instant now) {
        world.clock.now = now;
        world.clients.settle(who.clientId().toString(), () -> world.client(who), it -> it.due(now));
        world.workOff();
    }

    private void refused(Standing who, int attempt, AgeBand band) {
        hear(new SeatRefused(who.clientId(), who.episodeId(), attempt, Track.DAY, band, SeatRefusal.FULL));
    }

    private void released(Standing who, AgeBand band) {
        hear(new SeatReleased(who.clientId(), who.episodeId(), 1, SECTION, Track.DAY, band, world.clock.now));
    }

    private void hear(SchedulingEvent news) {
        var sequence = told.merge(news.episodeId().toString(), 1L, Long::sum);
        world.scheduling.on(news, origin(news, sequence, world.clock.now));
        world.workOff();
    }

    private @Nullable AgeBand band(Standing who) {
        var place = world.client(who).waiting();
        return place == null ? null : place.ageBand();
    }

    private List<SeatOffered> offers() {
        return world.clients.told.stream()
                .filter(SeatOffered.class::isInstance)
                .map(SeatOffered.class::cast)
                .toList();
    }
}
