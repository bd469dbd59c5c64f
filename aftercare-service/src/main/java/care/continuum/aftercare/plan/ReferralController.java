package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Note;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import care.continuum.messaging.Command;
import care.continuum.web.Caller;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A referral's way to the closed loop, as staff hear of it.
@RestController
@RequestMapping("/api/aftercare")
class ReferralController {

    private static final String[] STAFF = {"aftercare", "clinician", "supervisor"};

    private final ReferralDesk desk;

    ReferralController(ReferralDesk desk) {
        this.desk = desk;
    }

    record ReferralRequest(ReferralKind kind) {}

    /// @param partnerId the directory's next one, where it is missing
    record SendRequest(@Nullable PartnerId partnerId) {}

    /// @param visitAt not before the day of the discharge, and at most two years ahead
    record ScheduleRequest(Instant visitAt) {}

    /// @param note why what was said of the visit before was a mistake; else it may be missing
    record VisitRequest(@Nullable @NotBlank @Size(max = 500) String note) {

        private static @Nullable Note why(@Nullable VisitRequest body, Caller caller, Instant now) {
            return body == null || body.note() == null ? null : new Note(now, caller.name(), body.note());
        }
    }

    record NoteRequest(@NotBlank @Size(max = 500) String note) {}

    @PostMapping("/clients/{clientId}/referrals")
    @ResponseStatus(HttpStatus.CREATED)
    ReferralView add(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            @RequestBody ReferralRequest body,
            Command command,
            Caller caller) {
        caller.mustBe(STAFF);
        return desk.add(clientId, episodeId, body.kind(), command);
    }

    @PostMapping("/referrals/{referralId}/send")
    ReferralView send(
            @PathVariable ReferralId referralId, @RequestBody SendRequest body, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.send(referralId, body.partnerId(), command);
    }

    @PostMapping("/referrals/{referralId}/hand-over")
    ReferralView handOver(@PathVariable ReferralId referralId, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.handOver(referralId, command);
    }

    @PostMapping("/referrals/{referralId}/accept")
    ReferralView accept(@PathVariable ReferralId referralId, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.decide(referralId, Referring::accept, command);
    }

    @PostMapping("/referrals/{referralId}/decline")
    ReferralView decline(@PathVariable ReferralId referralId, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.decide(referralId, Referring::decline, command);
    }

    @PostMapping("/referrals/{referralId}/schedule")
    ReferralView schedule(
            @PathVariable ReferralId referralId, @RequestBody ScheduleRequest body, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.decide(referralId, (plan, id, now) -> Referring.schedule(plan, id, body.visitAt(), now), command);
    }

    /// Also of a visit that was said to be missed by mistake.
    @PostMapping("/referrals/{referralId}/attend")
    ReferralView attend(
            @PathVariable ReferralId referralId,
            @RequestBody(required = false) @Nullable VisitRequest body,
            Command command,
            Caller caller) {
        caller.mustBe(STAFF);
        return desk.decide(
                referralId,
                (plan, id, now) -> Visiting.attend(plan, id, VisitRequest.why(body, caller, now), now),
                command);
    }

    /// Also of a visit to which the client was said to have come by mistake.
    @PostMapping("/referrals/{referralId}/miss")
    ReferralView miss(
            @PathVariable ReferralId referralId,
            @RequestBody(required = false) @Nullable VisitRequest body,
            Command command,
            Caller caller) {
        caller.mustBe(STAFF);
        return desk.decide(
                referralId,
                (plan, id, now) -> Visiting.miss(plan, id, VisitRequest.why(body, caller, now), now),
                command);
    }

    @PostMapping("/referrals/{referralId}/close")
    ReferralView close(@PathVariable ReferralId referralId, Command command, Caller caller) {
        caller.mustBe("client", "aftercare", "clinician", "supervisor");
        var view = desk.close(referralId, command, caller, STAFF);
        return caller.self() == null ? view : view.withoutNotes();
    }

    @PostMapping("/referrals/{referralId}/withdraw")
    ReferralView withdraw(@PathVariable ReferralId referralId, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.decide(referralId, Following::withdraw, command);
    }

    @PostMapping("/referrals/{referralId}/reopen")
    ReferralView reopen(
            @PathVariable ReferralId referralId, @RequestBody NoteRequest body, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return desk.decide(
                referralId,
                (plan, id, now) -> Referring.reopen(plan, id, new Note(now, caller.name(), body.note())),
                command);
    }

    @PostMapping("/referrals/{referralId}/void")
    ReferralView cancel(
            @PathVariable ReferralId referralId, @RequestBody NoteRequest body, Command command, Caller caller) {
        caller.mustBe("supervisor");
        return desk.decide(
                referralId,
                (plan, id, now) -> Referring.cancel(plan, id, new Note(now, caller.name(), body.note())),
                command);
    }
}
