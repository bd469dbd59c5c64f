package care.continuum.intake.client;

import care.continuum.events.Channel;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// How people get in touch: by phone through staff, or online by themselves.
@RestController
class InquiryController {

    private final FrontDesk desk;

    InquiryController(FrontDesk desk) {
        this.desk = desk;
    }

    record InquiryRequest(
            @NotBlank @Size(max = 100) String givenName,
            @NotBlank @Size(max = 100) String familyName,

            @Happened LocalDate dateOfBirth,

            @Nullable Sex sex,

            @Nullable @Pattern(regexp = "(?=(?:\\D*\\d){7})[+()0-9 .-]{7,25}", message = "must be a phone number")
            String phone,

            @Nullable @NotBlank @Email @Size(max = 200) String email,
            Channel channel,
            Reason reason,
            Track preferredTrack,
            @Nullable @Size(max = 200) String steppedDownFrom,
            @Nullable Set<Inquiry.Preference> priority) {

        @Check
        static List<Fault> reachable(@Nullable String phone, @Nullable String email) {
            return Fault.unless(
                    phone != null || email != null, "phone", "at least one of phone and email must be given");
        }

        Person person() {
            return new Person(givenName.strip(), familyName.strip(), dateOfBirth, sex, phone, email);
        }
    }

    @PostMapping("/api/intake/inquiries")
    ResponseEntity<Standing> inquire(@RequestBody InquiryRequest wish, Caller caller, Command command) {
        if (wish.channel() == Channel.PHONE) {
            caller.mustBe("intake", "clinician", "supervisor");
        }
        var standing = desk.inquire(
                command,
                wish.person(),
                now -> new Inquiry(
                        wish.channel(),
                        wish.reason(),
                        wish.preferredTrack(),
                        wish.steppedDownFrom(),
                        wish.priority() == null ? Set.of() : wish.priority(),
                        now));
        return ResponseEntity.created(URI.create("/api/intake/clients/" + standing.clientId()))
                .body(standing);
    }
}
