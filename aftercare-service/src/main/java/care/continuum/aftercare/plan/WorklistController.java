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

    private static final String SCHEDULER = "scheduler";
    private static final String[] STAFF = {"aftercare", "clinician", "supervisor"};

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
        return desk.worklist(shown(kind, caller), overdue, page);
    }

    /// A scheduler finds the times that are lacking, and needs to know no more.
    private static @Nullable Kind shown(@Nullable Kind kind, Caller caller) {
        var asksForSlots = kind == null || kind == Kind.SLOT;
        if (asksForSlots && caller.is(SCHEDULER) && !caller.isOneOf(STAFF)) {
            return Kind.SLOT;
        }
        caller.mustBe(STAFF);
        return kind;
    }
}
