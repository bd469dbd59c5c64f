package care.continuum.attendance.program;

import care.continuum.attendance.program.ClientDesk.Whom;
import care.continuum.attendance.program.Timeline.Moment;
import care.continuum.attendance.terms.SelfReport;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.messaging.Command;
import care.continuum.web.Caller;
import care.continuum.web.Happened;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
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

/// What is a client's own to see and to tell.
@RestController
@RequestMapping("/api/attendance/clients/{clientId}")
class OwnController {

    private static final String[] STAFF = {"clinician", "supervisor"};

    private final ClientDesk desk;

    OwnController(ClientDesk desk) {
        this.desk = desk;
    }

    /// A support group that the client went to, by their own word.
    record GroupVisited(
            @Happened LocalDate attendedOn,

            @Nullable @Positive @Max(value = 1440, message = "must be at most 1440")
            Integer minutes) {}

    @GetMapping("/timeline")
    Page<Moment> timeline(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            PageQuery page,
            Caller caller) {
        caller.mustBeClientOr(clientId, STAFF);
        return Page.of(desk.timeline(new Whom(clientId, episodeId), !caller.isClient(clientId)), page);
    }

    @PostMapping("/support-group")
    @ResponseStatus(HttpStatus.CREATED)
    SelfReport supportGroup(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            @RequestBody GroupVisited visited,
            Command command,
            Caller caller) {
        caller.mustBeClientOr(clientId, STAFF);
        return desk.wentToGroup(new Whom(clientId, episodeId), visited.attendedOn(), visited.minutes(), command);
    }
}
