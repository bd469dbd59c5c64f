package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SessionId;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionView;
import care.continuum.scheduling.plan.ChangeDesk.Scope;
import care.continuum.scheduling.plan.ChangeDesk.Where;
import care.continuum.scheduling.plan.ChangeDesk.Why;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Moves and cancels sessions.
@RestController
@RequestMapping("/api/scheduling/sessions/{sessionId}")
class ChangeController {

    private static final String[] WRITERS = {"clinician", "scheduler", "supervisor"};

    private final ChangeDesk desk;

    ChangeController(ChangeDesk desk) {
        this.desk = desk;
    }

    /// @param startsAt    when the session begins instead; those that follow move as far
    /// @param clinicianId who leads it instead
    record Rescheduling(
            ChangedBy by,
            @NotBlank @Size(max = 500) String reason,
            Scope scope,
            Instant startsAt,
            @Nullable ClinicianId clinicianId,
            @Nullable RoomId roomId) {

        @Check
        static List<Fault> time(Instant startsAt) {
            return Times.faults("startsAt", startsAt);
        }
    }

    /// @param clientId who of many cancels, where the client does
    record Cancellation(
            ChangedBy by,
            @NotBlank @Size(max = 500) String reason,
            Scope scope,
            @Nullable ClientId clientId) {}

    /// The sessions that were changed, as they are now.
    record ChangedView(List<SessionView> sessions) {

        static ChangedView of(List<Session> changed) {
            return new ChangedView(changed.stream().map(SessionView::of).toList());
        }
    }

    @PostMapping("/reschedule")
    ChangedView reschedule(
            @PathVariable SessionId sessionId, @RequestBody Rescheduling body, Command command, Caller caller) {
        caller.mustBe(WRITERS);
        return desk.move(
                sessionId.toString(),
                new Why(body.by(), body.reason(), body.scope(), null),
                new Where(body.startsAt(), body.clinicianId(), body.roomId()),
                command,
                Answer.as(ChangedView.class, ChangedView::of));
    }

    /// With those that follow, as far as they are on the calendar: groups that are planned later take place.
    @PostMapping("/cancel")
    ChangedView cancel(
            @PathVariable SessionId sessionId, @RequestBody Cancellation body, Command command, Caller caller) {
        caller.mustBe(WRITERS);
        return desk.cancel(
                sessionId.toString(),
                new Why(body.by(), body.reason(), body.scope(), body.clientId()),
                command,
                Answer.as(ChangedView.class, ChangedView::of));
    }
}
