package care.continuum.scheduling.calendar;

import care.continuum.events.Track;
import care.continuum.scheduling.SessionView;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The clinic's calendar: `from` inclusive, `to` exclusive, by start.
@RestController
@RequestMapping("/api/scheduling/sessions")
class CalendarController {

    private final CalendarDesk desk;

    CalendarController(CalendarDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Page<SessionView> sessions(
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam @Nullable Track track,
            PageQuery page,
            Caller caller) {
        caller.mustBe("intake", "clinician", "scheduler", "supervisor", "operations");
        return Page.of(desk.between(from, to, track, page), SessionView::of);
    }
}
