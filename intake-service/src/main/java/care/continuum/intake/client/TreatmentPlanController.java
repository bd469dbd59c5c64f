package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.terms.TreatmentPlan;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import care.continuum.web.Passing;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What client and clinician work on.
@RestController
class TreatmentPlanController {

    private final ClinicDesk desk;

    TreatmentPlanController(ClinicDesk desk) {
        this.desk = desk;
    }

    record GoalRequest(
            @NotBlank @Size(max = 100) String goalId,
            @NotBlank @Size(max = 50) String status) {}

    record PlanRequest(
            @Size(max = 100) List<GoalRequest> goals,

            @FutureOrPresent(message = Moment.PAST, groups = Passing.class)
            LocalDate nextReview) {

        @Check
        static List<Fault> named(List<GoalRequest> goals) {
            var different = goals.stream().map(GoalRequest::goalId).distinct().count();
            return Fault.unless(different == goals.size(), "goals", "must have each goalId once");
        }
    }

    record PlanView(List<TreatmentPlan.Goal> goals, LocalDate nextReview) {

        static @Nullable PlanView of(@Nullable TreatmentPlan plan) {
            return plan == null ? null : new PlanView(plan.goals(), plan.nextReview());
        }
    }

    @PutMapping("/api/intake/clients/{clientId}/treatment-plan")
    PlanView plan(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody PlanRequest body,
            Caller caller,
            Command command) {
        caller.mustBe("clinician", "supervisor");
        var goals = body.goals().stream()
                .map(it -> new TreatmentPlan.Goal(it.goalId(), it.status()))
                .toList();
        desk.plan(new Stay(clientId, episodeId), command, goals, body.nextReview());
        return new PlanView(goals, body.nextReview());
    }
}
