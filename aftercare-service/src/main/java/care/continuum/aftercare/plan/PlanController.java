package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.FollowUpId;
import care.continuum.events.OutreachResult;
import care.continuum.messaging.Command;
import care.continuum.web.Caller;
import jakarta.validation.constraints.Null;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/aftercare")
class PlanController {

    private static final String[] READERS = {"aftercare", "clinician", "supervisor", "intake", "scheduler"};
    private static final String[] STAFF = {"aftercare", "clinician", "supervisor"};

    private final PlanDesk desk;

    PlanController(PlanDesk desk) {
        this.desk = desk;
    }

    /// Asks for a slot again.
    record BookRequest(
            @Nullable @Null(message = "cannot be chosen yet")
            Instant startsAt) {}

    /// What came of a call.
    record OutcomeRequest(OutreachResult result, @Nullable Instant attemptedAt) {}

    @GetMapping("/clients/{clientId}/plan")
    PlanView plan(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            Caller caller) {
        caller.mustBe(READERS);
        return desk.plan(clientId, episodeId);
    }

    @PostMapping("/appointments/{appointmentId}/book")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Appointment book(
            @PathVariable AppointmentId appointmentId,
            @RequestBody(required = false) @Nullable BookRequest request,
            Command command,
            Caller caller) {
        caller.mustBe("aftercare", "clinician", "supervisor", "scheduler");
        return desk.appointment(appointmentId, Booking::ask, command);
    }

    @PostMapping("/appointments/{appointmentId}/keep")
    Appointment keep(@PathVariable AppointmentId appointmentId, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.appointment(appointmentId, Booking::keep, command);
    }

    @PostMapping("/appointments/{appointmentId}/miss")
    Appointment miss(@PathVariable AppointmentId appointmentId, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.appointment(appointmentId, Booking::miss, command);
    }

    @PostMapping("/appointments/{appointmentId}/cancel")
    Appointment cancel(@PathVariable AppointmentId appointmentId, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.appointment(appointmentId, Booking::cancel, command);
    }

    @PostMapping("/follow-ups/{followUpId}/outcome")
    FollowUp outcome(
            @PathVariable FollowUpId followUpId, @RequestBody OutcomeRequest request, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.called(followUpId, request.result(), request.attemptedAt(), command);
    }
}
