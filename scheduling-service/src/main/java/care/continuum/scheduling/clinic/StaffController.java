package care.continuum.scheduling.clinic;

import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.scheduling.Clinician;
import care.continuum.scheduling.terms.WorkingHours;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Clinicians and rooms: those that lead no section are for sessions with one client.
@RestController
@RequestMapping("/api/scheduling")
class StaffController {

    private static final String[] READERS = {"intake", "clinician", "scheduler", "supervisor", "operations"};
    private static final String[] WRITERS = {"scheduler", "supervisor"};

    private final StaffDesk desk;

    StaffController(StaffDesk desk) {
        this.desk = desk;
    }

    record Entry(@Nullable @Size(min = 1, max = 200) String name) {}

    /// @param hours when the clinician works; at any time where they are missing
    record Hire(
            @Nullable @Size(min = 1, max = 200) String name,
            @Nullable List<Hours> hours) {}

    record Working(List<Hours> hours) {}

    record Hours(@NotEmpty Set<DayOfWeek> days, LocalTime from, LocalTime to) {

        @Check
        static List<Fault> order(LocalTime from, LocalTime to) {
            return Fault.unless(from.isBefore(to), "to", "must be after from");
        }

        WorkingHours term() {
            return new WorkingHours(days, from, to);
        }

        static Hours of(WorkingHours term) {
            return new Hours(term.days(), term.from(), term.to());
        }
    }

    record ClinicianView(ClinicianId clinicianId, @Nullable String name, List<Hours> hours) {

        static ClinicianView of(Clinician clinician) {
            return new ClinicianView(
                    clinician.clinicianId(),
                    clinician.name(),
                    clinician.hours().stream().map(Hours::of).toList());
        }
    }

    record RoomView(RoomId roomId, @Nullable String name) {}

    @GetMapping("/clinicians")
    Page<ClinicianView> clinicians(PageQuery page, Caller caller) {
        caller.mustBe(READERS);
        var found = desk.clinicians(page.sorted(Sort.by("_id")));
        return Page.of(found, ClinicianView::of);
    }

    @PostMapping("/clinicians")
    @ResponseStatus(HttpStatus.CREATED)
    ClinicianView hire(@RequestBody Hire body, Command command, Caller caller) {
        caller.mustBe(WRITERS);
        return desk.hire(
                body.name(),
                terms(body.hours() == null ? List.of() : body.hours()),
                command,
                Answer.as(ClinicianView.class, ClinicianView::of));
    }

    @PutMapping("/clinicians/{clinicianId}/hours")
    ClinicianView rearrange(
            @PathVariable ClinicianId clinicianId, @RequestBody Working body, Command command, Caller caller) {
        caller.mustBe(WRITERS);
        return desk.rearrange(
                clinicianId, terms(body.hours()), command, Answer.as(ClinicianView.class, ClinicianView::of));
    }

    private static List<WorkingHours> terms(List<Hours> hours) {
        return hours.stream().map(Hours::term).toList();
    }

    @GetMapping("/rooms")
    Page<RoomView> rooms(PageQuery page, Caller caller) {
        caller.mustBe(READERS);
        return Page.of(desk.rooms(page.sorted(Sort.by("_id"))), it -> new RoomView(it.roomId(), it.name()));
    }

    @PostMapping("/rooms")
    @ResponseStatus(HttpStatus.CREATED)
    RoomView furnish(@RequestBody Entry body, Command command, Caller caller) {
        caller.mustBe(WRITERS);
        return desk.furnish(
                body.name(), command, Answer.as(RoomView.class, it -> new RoomView(it.roomId(), it.name())));
    }
}
