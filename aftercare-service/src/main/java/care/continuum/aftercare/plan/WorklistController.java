package care.continuum.aftercare.plan;

import care.continuum.aftercare.plan.WorklistDesk.Item;
import care.continuum.aftercare.terms.Task.Kind;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WorklistController {

    private final WorklistDesk desk;

    WorklistController(WorklistDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/aftercare/worklist")
    Page<Item> worklist(
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable Boolean overdue,
            PageQuery page,
            Caller caller) {
        caller.mustBe("aftercare", "clinician", "supervisor", "scheduler");
        return desk.worklist(kind, overdue, page);
    }
}
