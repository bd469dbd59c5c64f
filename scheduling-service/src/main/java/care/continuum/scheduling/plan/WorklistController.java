package care.continuum.scheduling.plan;

import care.continuum.scheduling.plan.PlanReading.Kind;
import care.continuum.scheduling.plan.PlanReading.Task;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What staff must do about plans.
@RestController
@RequestMapping("/api/scheduling/worklist")
class WorklistController {

    private final PlanReading plans;

    WorklistController(PlanReading plans) {
        this.plans = plans;
    }

    @GetMapping
    Page<Task> tasks(
            @RequestParam @Nullable Kind kind, @RequestParam @Nullable Boolean overdue, PageQuery page, Caller caller) {
        caller.mustBe("clinician", "scheduler", "supervisor", "operations");
        return plans.tasks(kind, overdue, page);
    }
}
