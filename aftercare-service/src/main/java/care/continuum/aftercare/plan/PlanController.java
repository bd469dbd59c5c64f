package care.continuum.aftercare.plan;

import static java.lang.Boolean.TRUE;

import care.continuum.aftercare.plan.ReferralController.NoteRequest;
import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.FollowUpId;
import care.continuum.events.OutreachResult;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import care.continuum.web.Happened;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

    private static final String[] SCHEDULERS = {"aftercare", "clinician", "supervisor", "scheduler"};
    private static final String[] STAFF = {"aftercare", "clinician", "supervisor"};

    private final PlanDesk desk;

    PlanController(PlanDesk desk) {
        this.desk = desk;
    }

    /// @param startsAt the one time that is wanted, at most two years ahead; else scheduling finds one
    record TimeRequest(@Nullable Instant startsAt) {}

    record DeathRequest(LocalDate diedOn) {}

    /// What came of a call.
    ///
    /// @param attemptedAt now, where it is missing; not before the day on which the follow-up was due; a call about
    ///                    several follow-ups has the same time in each
    /// @param relapse whether the client told of one
    record OutcomeRequest(
            OutreachResult result,

            @Nullable @Happened Instant attemptedAt,

            @Nullable Boolean relapse) {

        @Check
        static List<Fault> told(OutreachResult result, @Nullable Boolean relapse) {
            return Fault.unless(
                    !TRUE.equals(relapse) || result == OutreachResult.REACHED, "relapse", "is for REACHED alone");
        }
    }

    /// A [PlanView], or a [TimesView] for those who only find times or take calls.
    @GetMapping("/clients/{clientId}/plan")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(oneOf = {PlanView.class, TimesView.class})))
    Record plan(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            Caller caller) {
        var timesAlone = needsTimesAlone(caller, clientId);
        if (!timesAlone) {
            caller.mustBeClientOr(clientId, STAFF);
        }
        var plan = desk.plan(clientId, episodeId);
        if (timesAlone) {
            return TimesView.of(plan);
        }
        return caller.isClient(clientId) ? plan.forTheClient() : plan;
    }

    /// Who may break the glass sees the whole, and it is noted.
    private static boolean needsTimesAlone(Caller caller, ClientId clientId) {
        return (caller.is("scheduler") || caller.is("intake"))
                && !caller.isOneOf(STAFF)
                && !caller.isClient(clientId)
                && caller.glass() == null;
    }

    /// The client has died since the discharge. Another day than was told before corrects it.
    @PostMapping("/clients/{clientId}/death")
    PlanView died(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            @RequestBody DeathRequest request,
            Command command,
            Caller caller) {
        caller.mustBe("clinician", "supervisor");
        return desk.died(clientId, episodeId, request.diedOn(), command);
    }

    /// The relapse that the client told of leads to no readmission.
    @PostMapping("/clients/{clientId}/readmission/decline")
    PlanView notReadmitted(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            @RequestBody NoteRequest request,
            Command command,
            Caller caller) {
        caller.mustBe(STAFF);
        return desk.notReadmitted(clientId, episodeId, caller.name(), request.note(), command);
    }

    @PostMapping("/appointments/{appointmentId}/book")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Appointment book(
            @PathVariable AppointmentId appointmentId,
            @RequestBody(required = false) @Nullable TimeRequest request,
            Command command,
            Caller caller) {
        caller.mustBe(SCHEDULERS);
        return desk.asking(appointmentId, request == null ? null : request.startsAt(), Booking::ask, command);
    }

    @PostMapping("/appointments/{appointmentId}/reschedule")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Appointment reschedule(
            @PathVariable AppointmentId appointmentId,
            @RequestBody(required = false) @Nullable TimeRequest request,
            Command command,
            Caller caller) {
        caller.mustBe(SCHEDULERS);
        return desk.asking(appointmentId, request == null ? null : request.startsAt(), Booking::reschedule, command);
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
        return desk.called(
                followUpId, request.result(), request.attemptedAt(), TRUE.equals(request.relapse()), command);
    }
}
