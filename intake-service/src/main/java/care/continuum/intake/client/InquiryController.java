package care.continuum.intake.client;

import care.continuum.events.Channel;
import care.continuum.events.ClientId;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.Person;
import care.continuum.intake.terms.Sex;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import care.continuum.web.Happened;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// How people get in touch: by phone through staff, or online by themselves.
@RestController
class InquiryController {

    private final FrontDesk desk;
    private final Reception reception;

    InquiryController(FrontDesk desk, Reception reception) {
        this.desk = desk;
        this.reception = reception;
    }

    record InquiryRequest(
            @NotBlank @Size(max = 100) String givenName,
            @NotBlank @Size(max = 100) String familyName,

            @Happened LocalDate dateOfBirth,

            @Nullable Sex sex,

            @Nullable @Pattern(regexp = Person.PHONE, message = "must be a phone number")
            String phone,

            @Nullable @NotBlank @Email @Size(max = 200) String email,
            Channel channel,
            Reason reason,
            Track preferredTrack,
            @Nullable @NotBlank @Size(max = 200) String steppedDownFrom,
            @Nullable @Happened LocalDate steppedDownOn,
            @Nullable Set<Inquiry.Preference> priority) {

        @Check
        static List<Fault> reachable(@Nullable String phone, @Nullable String email) {
            return Fault.unless(
                    phone != null || email != null, "phone", "at least one of phone and email must be given");
        }

        @Check
        static List<Fault> steppedDown(@Nullable String steppedDownFrom, @Nullable LocalDate steppedDownOn) {
            return Fault.unless(
                    steppedDownOn == null || steppedDownFrom != null, "steppedDownFrom", "must be given with the day");
        }

        Reception.Wish wish() {
            return new Reception.Wish(
                    channel,
                    reason,
                    preferredTrack,
                    steppedDownFrom,
                    steppedDownOn,
                    priority == null ? Set.of() : priority);
        }

        Person person() {
            return new Person(givenName.strip(), familyName.strip(), dateOfBirth, sex, phone, email);
        }
    }

    /// What is new about a client who comes back; reason and track are as they were.
    ///
    /// @param priority why the client goes first now: what was so in a former stay may be over
    record ReadmissionRequest(
            @Nullable Channel channel,
            @Nullable Reason reason,
            @Nullable Track preferredTrack,
            @Nullable @NotBlank @Size(max = 200) String steppedDownFrom,
            @Nullable @Happened LocalDate steppedDownOn,
            @Nullable Set<Inquiry.Preference> priority) {

        static final ReadmissionRequest NOTHING_NEW = new ReadmissionRequest(null, null, null, null, null, null);

        @Check
        static List<Fault> steppedDown(@Nullable String steppedDownFrom, @Nullable LocalDate steppedDownOn) {
            return InquiryRequest.steppedDown(steppedDownFrom, steppedDownOn);
        }

        Reception.Wish wish(Inquiry before) {
            return new Reception.Wish(
                    channel == null ? Channel.PHONE : channel,
                    reason == null ? before.reason() : reason,
                    preferredTrack == null ? before.preferredTrack() : preferredTrack,
                    steppedDownFrom,
                    steppedDownOn,
                    priority == null ? Set.of() : priority);
        }
    }

    @PostMapping("/api/intake/inquiries")
    ResponseEntity<Standing> inquire(@RequestBody InquiryRequest wish, Caller caller, Command command) {
        if (wish.channel() == Channel.PHONE) {
            caller.mustBe("intake", "clinician", "supervisor");
        }
        return created(desk.inquire(command, wish.person(), now -> reception.receive(wish.wish(), now)));
    }

    @PostMapping("/api/intake/clients/{clientId}/readmission")
    ResponseEntity<Standing> readmit(
            @PathVariable ClientId clientId,
            @RequestBody(required = false) @Nullable ReadmissionRequest body,
            Caller caller,
            Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        var news = body == null ? ReadmissionRequest.NOTHING_NEW : body;
        return created(desk.readmit(clientId, command, (before, now) -> reception.receive(news.wish(before), now)));
    }

    private static ResponseEntity<Standing> created(Standing standing) {
        return ResponseEntity.created(URI.create("/api/intake/clients/" + standing.clientId()))
                .body(standing);
    }
}
