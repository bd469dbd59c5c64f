package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.scheduling.plan.Planning.Stage;
import care.continuum.scheduling.terms.Seat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// What intake and attendance tell may interleave in any way; within each the order stands.
class OrderTest {

    private static final Clinic CLINIC = new Clinic(2);

    @RepeatedTest(6)
    void whenEverAnEndIsHeardNoSeatIsLeftAndNothingIsToCome(RepetitionInfo repetition) {
        var news = CLINIC.enrollment(Track.DAY, LocalDate.parse("2026-03-05"), 1, 9, Set.of());
        var seat = new Seat(news.episodeId(), 1, news.sectionId(), Seat.Status.HELD, null, AgeBand.ADULT);
        var offer = new SeatOffered(
                news.clientId(), news.episodeId(), 1, news.sectionId(), Track.DAY, AgeBand.ADULT, Clinic.NOW);
        List<Function<Plan, Change<Plan>>> steps = new ArrayList<>(List.of(
                plan -> plan.isOver() ? Change.none(plan) : plan.held(offer, seat),
                plan -> plan.enrolled(news),
                plan -> plan.tries(),
                plan -> plan.scheduled(1, CLINIC.propose(news).sessions(), Clinic.NOW),
                plan -> plan.again()));
        steps.add(repetition.getCurrentRepetition() - 1, plan -> plan.ended(Clinic.NOW));

        var plan = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW);
        var released = 0;
        for (var step : steps) {
            var change = step.apply(plan);
            released += (int) change.events().stream()
                    .filter(SeatReleased.class::isInstance)
                    .count();
            plan = change.state();
        }
        assertThat(plan.seats()).noneMatch(PlanSeat::isOpen);
        assertThat(released).isEqualTo(plan.seats().size());
        assertThat(plan.sessions()).noneMatch(it -> it.status() == care.continuum.scheduling.Session.Status.SCHEDULED);
        assertThat(plan.planning().stage()).isIn(Stage.OFF, Stage.PLANNED);
    }
}
