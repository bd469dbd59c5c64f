package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.Need;
import care.continuum.events.Track;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Enrollment;
import care.continuum.messaging.Command;
import care.continuum.web.Caller;
import care.continuum.web.Passing;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Enrolling, the offered seat, holds, changes of track, extensions, withdrawing.
@RestController
@RequestMapping("/api/intake/clients/{clientId}")
class EnrollmentController {

    private final EnrollmentDesk desk;

    EnrollmentController(EnrollmentDesk desk) {
        this.desk = desk;
    }

    record EnrollmentRequest(
            Track track,
            @Startable(groups = Passing.class) LocalDate startDate,
            @Plannable(Plannable.Of.WEEKS) int weeks,
            @Plannable(Plannable.Of.WEEKLY_HOURS) int weeklyHours,
            Set<Need> needs) {

        Enrollment.Wish wish() {
            return new Enrollment.Wish(track, startDate, weeks, weeklyHours, needs);
        }
    }

    /// @param startDate where the client begins on another day than was agreed on, or tomorrow after days of waiting
    record AcceptRequest(
            @Nullable @Startable(groups = Passing.class) LocalDate startDate) {}

    /// @param from the first day; today where it is not said
    record SuspensionRequest(
            @Nullable @FutureOrPresent(message = Moment.PAST, groups = Passing.class)
            LocalDate from) {}

    /// @param track       the one that the client is in: a change that is to come, or was refused, is wanted no more
    /// @param effectiveOn the first day in that track; as soon as there is a seat where it is not said
    record TrackRequest(
            Track track,

            @Nullable @FutureOrPresent(message = Moment.PAST, groups = Passing.class)
            LocalDate effectiveOn) {}

    record ExtensionRequest(
            @Plannable(Plannable.Of.WEEKS) int weeks,
            @NotBlank @Size(max = 500) String reason) {}

    @PostMapping("/enrollment")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Standing enroll(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody EnrollmentRequest body,
            Caller caller,
            Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        return desk.enroll(new Stay(clientId, episodeId), command, body.wish());
    }

    @PostMapping("/offer/accept")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Standing accept(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody(required = false) @Nullable AcceptRequest body,
            Caller caller,
            Command command) {
        caller.mustBeClientOr(clientId, "intake", "clinician", "supervisor");
        return desk.accept(new Stay(clientId, episodeId), command, body == null ? null : body.startDate());
    }

    @PostMapping("/offer/decline")
    Standing decline(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            Caller caller,
            Command command) {
        caller.mustBeClientOr(clientId, "intake", "clinician", "supervisor");
        return desk.decline(new Stay(clientId, episodeId), command);
    }

    @PostMapping("/withdrawal")
    Standing withdraw(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            Caller caller,
            Command command) {
        caller.mustBeClientOr(clientId, "intake", "clinician", "supervisor");
        return desk.withdraw(new Stay(clientId, episodeId), command);
    }

    @PostMapping("/suspension")
    Standing suspend(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody(required = false) @Nullable SuspensionRequest body,
            Caller caller,
            Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        return desk.suspend(new Stay(clientId, episodeId), command, body == null ? null : body.from());
    }

    @PostMapping("/resumption")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Standing resume(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            Caller caller,
            Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        return desk.resume(new Stay(clientId, episodeId), command);
    }

    @PostMapping("/track-change")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Standing change(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody TrackRequest body,
            Caller caller,
            Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        return desk.change(new Stay(clientId, episodeId), command, body.track(), body.effectiveOn());
    }

    /// A plan that is over, or about to be, and did not lead to completion goes on for some weeks.
    @PostMapping("/extension")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Standing extend(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody ExtensionRequest body,
            Caller caller,
            Command command) {
        caller.mustBe("clinician", "supervisor");
        return desk.extend(new Stay(clientId, episodeId), command, body.weeks(), body.reason());
    }
}
