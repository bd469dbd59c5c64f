package care.continuum.scheduling.clinic;

import care.continuum.events.ClientId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.scheduling.ClientCalendar.Lost;
import care.continuum.scheduling.Holiday;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Days on which nothing is.
@RestController
@RequestMapping("/api/scheduling/holidays")
class HolidayController {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private final HolidayDesk desk;

    HolidayController(HolidayDesk desk) {
        this.desk = desk;
    }

    record Day(LocalDate date, @Nullable @Size(max = 200) String name) {

        @Check
        static List<Fault> year(LocalDate date) {
            return Fault.unless(
                    date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR,
                    "date",
                    "must be from the year 2000 to 2199");
        }
    }

    record HolidayView(LocalDate date, @Nullable String name) {

        static HolidayView of(Holiday holiday) {
            return new HolidayView(holiday.day(), holiday.name());
        }
    }

    @GetMapping
    Page<HolidayView> holidays(PageQuery page, Caller caller) {
        caller.mustBe("intake", "clinician", "scheduler", "supervisor", "operations");
        return Page.of(desk.all().stream().map(HolidayView::of).toList(), page);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HolidayView keep(@RequestBody Day body, Command command, Caller caller) {
        caller.mustBe("scheduler", "supervisor");
        return desk.keep(body.date(), body.name(), command, Answer.as(HolidayView.class, HolidayView::of));
    }

    /// @param canceled what the holiday took, and what stays so
    record TakenBack(LocalDate date, List<LostView> canceled) {}

    /// @param toMakeUp whether it still wants to be made up for, as the worklist says
    record LostView(ClientId clientId, SessionId sessionId, SessionKind kind, Instant startsAt, boolean toMakeUp) {

        static LostView of(Lost lost) {
            var session = lost.session();
            return new LostView(
                    lost.clientId(), session.sessionId(), session.kind(), session.startsAt(), lost.toMakeUp());
        }
    }

    @DeleteMapping("/{date}")
    TakenBack takeBack(@PathVariable LocalDate date, Command command, Caller caller) {
        caller.mustBe("scheduler", "supervisor");
        var canceled = desk.takeBack(date, command);
        return new TakenBack(date, canceled.stream().map(LostView::of).toList());
    }
}
