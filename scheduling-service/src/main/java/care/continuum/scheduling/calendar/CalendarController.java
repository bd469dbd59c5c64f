package care.continuum.scheduling.calendar;

import care.continuum.events.Track;
import care.continuum.scheduling.SessionView;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The clinic's calendar: `from` inclusive, `to` exclusive, by start.
@RestController
@RequestMapping("/api/scheduling/sessions")
class CalendarController {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

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
        var faults = new ArrayList<Fault>();
        mustBeOnACalendar("from", from, faults);
        mustBeOnACalendar("to", to, faults);
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        return Page.of(desk.between(from, to, track, page), SessionView::of);
    }

    private static void mustBeOnACalendar(String field, @Nullable Instant time, List<Fault> faults) {
        if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
            faults.add(new Fault(field, "must be from the year 1 to 9999"));
        }
    }
}
