package care.continuum.outcomes.gaps;

import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GapController {

    private final Gaps gaps;

    GapController(Gaps gaps) {
        this.gaps = gaps;
    }

    /// The events that are missing in the topics, the oldest first.
    @GetMapping("/api/ops/outcomes/gaps")
    Page<Gap> gaps(PageQuery page, Caller caller) {
        caller.mustBe("operations", "supervisor");
        return Page.of(gaps.open(), page);
    }
}
