package care.continuum.attendance.program;

import care.continuum.attendance.program.ClientDesk.Outcome;
import care.continuum.attendance.program.ClientDesk.Tried;
import care.continuum.attendance.program.ClientDesk.Whom;
import care.continuum.events.ClientId;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.ScreeningId;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import jakarta.validation.constraints.AssertTrue;
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
@RequestMapping("/api/attendance/clients/{clientId}")
class ClientController {

    private static final String[] READERS = {"clinician", "supervisor", "aftercare", "scheduler", "intake"};
    private static final String[] STAFF = {"clinician", "supervisor"};
    private static final String[] CALLERS = {"clinician", "supervisor", "aftercare"};

    private final ClientDesk desk;

    ClientController(ClientDesk desk) {
        this.desk = desk;
    }

    /// A clinician's word that the goals were reviewed.
    record CompletionRequest(
            @AssertTrue boolean goalsReviewed, @Nullable ScreeningId dischargeScreeningId) {}

    record DischargeRequest(Disposition disposition, DischargeReason reason) {

        @Check
        static List<Fault> decided(Disposition disposition) {
            return Fault.unless(
                    disposition != Disposition.COMPLETED, "disposition", "must be TRANSFERRED or NOT_COMPLETED");
        }

        /// Nobody takes over who has died, and nothing follows.
        @Check
        static List<Fault> fitting(Disposition disposition, DischargeReason reason) {
            return Fault.unless(
                    disposition != Disposition.TRANSFERRED || reason != DischargeReason.DIED,
                    "reason",
                    "DIED is for NOT_COMPLETED");
        }
    }

    /// Who may break the glass sees all of it, and it is noted.
    @GetMapping("/progress")
    Progress progress(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            Caller caller) {
        var whole = caller.may(STAFF);
        if (!whole) {
            caller.mustBe(READERS);
        }
        var progress = desk.progress(new Whom(clientId, episodeId));
        if (whole) {
            return progress;
        }
        return caller.is("aftercare") ? progress.forAftercare() : progress.forPlanning();
    }

    /// Also after the discharge: who misses an appointment of aftercare is called.
    @PostMapping("/outreach")
    @ResponseStatus(HttpStatus.CREATED)
    Outcome outreach(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            @RequestBody Tried tried,
            Command command,
            Caller caller) {
        caller.mustBe(CALLERS);
        return desk.reachedOut(new Whom(clientId, episodeId), tried, command);
    }

    @PostMapping("/completion")
    Outcome completion(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            @RequestBody CompletionRequest request,
            Command command,
            Caller caller) {
        caller.mustBe(STAFF);
        return desk.complete(new Whom(clientId, episodeId), request.dischargeScreeningId(), command);
    }

    /// Somebody looked at a completion whose records were corrected since.
    record ReviewRequest(@AssertTrue boolean reviewed) {}

    @PostMapping("/completion-review")
    Outcome completionReview(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            @RequestBody ReviewRequest request,
            Command command,
            Caller caller) {
        caller.mustBe(STAFF);
        return desk.rechecked(new Whom(clientId, episodeId), command);
    }

    @PostMapping("/discharge")
    Outcome discharge(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            @RequestBody DischargeRequest request,
            Command command,
            Caller caller) {
        caller.mustBe(STAFF);
        if (Closing.isAdministrative(request.reason())) {
            caller.mustBe("supervisor");
        }
        return desk.discharge(new Whom(clientId, episodeId), request.disposition(), request.reason(), command);
    }
}
