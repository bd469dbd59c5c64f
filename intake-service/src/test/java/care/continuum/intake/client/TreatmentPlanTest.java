package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.CLINIC;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.intake.client.TreatmentPlanController.GoalRequest;
import care.continuum.intake.client.TreatmentPlanController.PlanRequest;
import care.continuum.intake.terms.Task;
import care.continuum.intake.terms.TreatmentPlan;
import care.continuum.intake.terms.TreatmentPlan.Goal;
import care.continuum.messaging.Change;
import care.continuum.testing.Proves;
import care.continuum.web.BadInput.Fault;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreatmentPlanTest {

    @Test
    @Proves("treatment-plan")
    void theNextReviewIsOnTheWorklistUntilAnotherIsSetOrTheStayEnds() {
        var planned = client(Ana.active().planned(plan(MONDAY.plusDays(7))).state());
        var again = client(planned.current().planned(plan(MONDAY.plusDays(14))).state());

        assertThat(planned.tasks()).containsExactly(review(MONDAY.plusDays(7)));
        assertThat(again.tasks()).containsExactly(review(MONDAY.plusDays(14)));
        assertThat(client(again.current().finished().state()).tasks()).isEmpty();
    }

    @Test
    void theSamePlanAgainChangesNothing() {
        var planned = Ana.active().planned(plan(MONDAY)).state();

        given(planned)
                .when(it -> it.planned(plan(MONDAY)))
                .thenNothing()
                .thenState(it -> assertThat(it).isEqualTo(planned));
        given(planned.finished().state()).when(it -> it.planned(plan(MONDAY))).thenRefused("episode-over");
    }

    @Test
    void aGoalIsNamedOnce() {
        var goal = new GoalRequest("sleep", "MET");

        assertThat(PlanRequest.named(List.of(goal, goal)))
                .containsExactly(new Fault("goals", "must have each goalId once"));
        assertThat(PlanRequest.named(List.of(goal))).isEmpty();
    }

    private static TreatmentPlan plan(LocalDate review) {
        return new TreatmentPlan(
                List.of(new Goal("sleep", "IN_PROGRESS")), review, CLINIC.at(review.plusDays(1), LocalTime.MIDNIGHT));
    }

    private static Task review(LocalDate day) {
        return Task.of(Task.Kind.TREATMENT_PLAN_REVIEW, CLINIC.at(day.plusDays(1), LocalTime.MIDNIGHT), Ana.STAY);
    }

    private static Client client(Episode stay) {
        return Client.inquire(ANA, STAY, Ana.person(), Ana.inquiry())
                .state()
                .decide(_ -> Change.to(stay))
                .state();
    }
}
