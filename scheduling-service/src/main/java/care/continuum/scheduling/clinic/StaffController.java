package care.continuum.scheduling.clinic;

import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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

    record Entry(@Nullable @Size(max = 200) String name) {}

    record ClinicianView(ClinicianId clinicianId, @Nullable String name) {}

    record RoomView(RoomId roomId, @Nullable String name) {}

    @GetMapping("/clinicians")
    Page<ClinicianView> clinicians(PageQuery page, Caller caller) {
        caller.mustBe(READERS);
        var found = desk.clinicians(page.sorted(Sort.by("_id")));
        return Page.of(found, it -> new ClinicianView(it.clinicianId(), it.name()));
    }

    @PostMapping("/clinicians")
    @ResponseStatus(HttpStatus.CREATED)
    ClinicianView hire(@RequestBody Entry body, Command command, Caller caller) {
        caller.mustBe(WRITERS);
        return desk.hire(
                body.name(),
                command,
                Answer.as(ClinicianView.class, it -> new ClinicianView(it.clinicianId(), it.name())));
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
