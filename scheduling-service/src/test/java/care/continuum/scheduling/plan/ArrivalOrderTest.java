package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.SeatOfferExpired;
import care.continuum.events.Need;
import care.continuum.events.OfferEnd;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.Track;
import care.continuum.scheduling.ClinicDays;
import care.continuum.scheduling.Seating;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.plan.Planning.Stage;
import care.continuum.testing.InMemory;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// What several services tell of several people interleaves at random, twice or more often, also with the planning.
/// What one service tells of one person keeps its order, although it may be told again from an earlier place.
class ArrivalOrderTest {

    private final Clinic clinic = new Clinic(8);
    private final InMemory<Plan> plans = new InMemory<>();
    private final InMemory<Seating> seatings = new InMemory<>();
    private final SeatDesk desk = new SeatDesk(
            plans,
            seatings,
            Clock.fixed(Clinic.NOW, ZoneOffset.UTC),
            new ClinicDays(new ClinicZone(Clinic.CHARLOTTE), List::of, List::of));
    private final IntakeFeed intake = new IntakeFeed(desk, (_, _, _, _) -> {});
    private final AttendanceFeed attendance = new AttendanceFeed(desk);
    private final Map<String, ClientEnrolled> enrolled = new HashMap<>();
    private final Set<ClientEnrolled> extended = new HashSet<>();

    @RepeatedTest(300)
    void whateverTheOrderWhoStaysHasASeatAndAPlanAndWhoLeftHasNeither(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var section = clinic.section(Track.DAY);
        Clinic.open(section, 12, seatings);
        var stories = new ArrayList<Deque<Runnable>>();
        var staying = new ArrayList<ClientEnrolled>();
        var leaving = new ArrayList<ClientEnrolled>();
        for (int i = 0; i < 6; i++) {
            var news = clinic.enrollment(
                    Track.DAY,
                    LocalDate.parse("2026-02-27").plusDays(random.nextInt(7)),
                    1,
                    8 + random.nextInt(6),
                    needs(random));
            enrolled.put(news.episodeId().toString(), news);
            var stays = random.nextBoolean();
            (stays ? staying : leaving).add(news);
            stories.addAll(stories(news, stays, random));
        }
        play(stories, random);

        staying.forEach(this::mustHaveASeatAndAPlan);
        leaving.forEach(this::mustHaveNothingAhead);
        assertThat(seatings.get(Track.DAY.name()).free(section)).isEqualTo(12 - staying.size());
    }

    private void mustHaveASeatAndAPlan(ClientEnrolled news) {
        var plan = plans.get(news.episodeId().toString());
        assertThat(plan.seats().stream().filter(PlanSeat::isOpen)).hasSize(1);
        assertThat(plan.planning().stage()).isEqualTo(Stage.PLANNED);
        assertThat(plan.sessions())
                .allMatch(it -> it.status() == Session.Status.SCHEDULED)
                .isNotEmpty();
        assertThat(told(SessionsScheduled.class, news)).isBetween(1L, extended.contains(news) ? 2L : 1L);
        var weeks = extended.contains(news) ? 2 : 1;
        assertThat(plan.sessions())
                .hasSize(weeks * clinic.propose(news).sessions().size());
        assertThat(told(SeatReserved.class, news)).isEqualTo(1);
    }

    private void mustHaveNothingAhead(ClientEnrolled news) {
        var plan = plans.get(news.episodeId().toString());
        assertThat(plan.isOver()).isTrue();
        assertThat(plan.seats()).noneMatch(PlanSeat::isOpen);
        assertThat(plan.planning().stage()).isIn(Stage.OFF, Stage.PLANNED);
        assertThat(plan.sessions().stream().filter(it -> it.startsAt().isAfter(Clinic.NOW)))
                .allMatch(it -> it.status() == Session.Status.CANCELED);
        assertThat(plans.told())
                .filteredOn(it -> it instanceof SeatReleased back
                        && back.attempt() == Told.ASKED
                        && back.episodeId().equals(news.episodeId()))
                .hasSize((int) told(SeatReserved.class, news));
        assertThat(told(SessionsScheduled.class, news)).isLessThanOrEqualTo(extended.contains(news) ? 2 : 1);
    }

    private long told(Class<?> type, ClientEnrolled news) {
        return plans.told().stream()
                .filter(type::isInstance)
                .filter(it -> it.toString().contains(news.episodeId().toString()))
                .count();
    }

    /// Takes the next of some story again and again, work that is left between; sometimes a story is told again.
    private void play(List<Deque<Runnable>> stories, Random random) {
        while (stories.stream().anyMatch(it -> !it.isEmpty()) || !plans.left().isEmpty()) {
            if (!plans.left().isEmpty() && random.nextInt(3) == 0) {
                work(plans.left().remove(random.nextInt(plans.left().size())));
                continue;
            }
            var story = stories.get(random.nextInt(stories.size()));
            if (!story.isEmpty()) {
                story.poll().run();
            }
        }
    }

    /// As the desk does it, after a try that was asleep and ends late.
    private void work(InMemory.Left left) {
        if (!left.todo().kind().equals("plan")) {
            return;
        }
        plans.settle(left.id(), this::never, Plan::tries);
        var before = plans.get(left.id());
        if (!before.planning().isAwaited()) {
            return;
        }
        var sessions = clinic.propose(before).sessions();
        var after = plans.settle(left.id(), this::never, Plan::tries);
        plans.settle(
                left.id(), this::never, it -> it.scheduled(before.planning().round(), sessions, Clinic.NOW));
        plans.settle(left.id(), this::never, it -> it.scheduled(after.planning().round(), sessions, Clinic.NOW));
    }

    private Plan never() {
        throw new AssertionError("a plan to be made exists");
    }

    private List<Deque<Runnable>> stories(ClientEnrolled news, boolean stays, Random random) {
        var told = new ArrayList<Runnable>();
        if (random.nextBoolean()) {
            told.add(() -> intake.on(Told.offer(news, 1), Told.origin("/continuum/intake", news, 1)));
        }
        if (random.nextBoolean()) {
            told.add(() -> intake.on(Told.offer(news, 2), Told.origin("/continuum/intake", news, 2)));
            told.add(() -> intake.on(
                    new SeatOfferExpired(news.clientId(), news.episodeId(), 2, news.sectionId(), OfferEnd.EXPIRED),
                    Told.origin("/continuum/intake", news, 3)));
        }
        told.add(() -> intake.on(Told.asked(news), Told.origin("/continuum/intake", news, 4)));
        told.add(() -> intake.on(news, Told.origin("/continuum/intake", news, 5)));
        if (random.nextBoolean()) {
            extended.add(news);
            told.add(() -> intake.on(Told.extended(news), Told.origin("/continuum/intake", news, 6)));
        }
        var end = new ArrayList<Runnable>();
        switch (stays ? 0 : 1 + random.nextInt(3)) {
            case 1 ->
                told.add(() -> intake.on(
                        new EnrollmentWithdrawn(news.clientId(), news.episodeId(), Clinic.NOW, false),
                        Told.origin("/continuum/intake", news, 7)));
            case 2 -> end.add(() -> attendance.on(Told.completed(news), Told.origin("/continuum/attendance", news, 1)));
            case 3 ->
                end.add(() -> attendance.on(Told.discharged(news), Told.origin("/continuum/attendance", news, 1)));
            default -> {}
        }
        return List.of(retold(told, random), retold(end, random));
    }

    /// A topic that is read again from an earlier place.
    private static Deque<Runnable> retold(List<Runnable> story, Random random) {
        var all = new ArrayDeque<Runnable>();
        for (int i = 0; i < story.size(); i++) {
            all.add(story.get(i));
            if (random.nextInt(3) == 0) {
                all.addAll(story.subList(random.nextInt(i + 1), i + 1));
            }
        }
        return all;
    }

    private static Set<Need> needs(Random random) {
        return random.nextBoolean() ? Set.of() : Set.of(Need.SKILLS_TRAINING);
    }
}
