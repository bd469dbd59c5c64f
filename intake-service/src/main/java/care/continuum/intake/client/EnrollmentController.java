package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.Need;
import care.continuum.events.Track;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Enrollment;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput;
import care.continuum.web.Caller;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Enrolling, the offered seat, withdrawing.
@RestController
@RequestMapping("/api/intake/clients/{clientId}")
class EnrollmentController {

    private static final int LATEST_ENTRY_DAYS = 30;

    private final EnrollmentDesk desk;
    private final ClinicDesk clinic;

    EnrollmentController(EnrollmentDesk desk, ClinicDesk clinic) {
        this.desk = desk;
        this.clinic = clinic;
    }

    record EnrollmentRequest(
            Track track,
            LocalDate startDate,
            @Min(1) @Max(4) int weeks,
            @Min(8) @Max(20) int weeklyHours,
            Set<Need> needs) {

        Enrollment.Wish wish() {
            return new Enrollment.Wish(track, startDate, weeks, weeklyHours, needs);
        }
    }

    @PostMapping("/enrollment")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Standing enroll(
            @PathVariable ClientId clientId, @RequestBody EnrollmentRequest body, Caller caller, Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        if (body.startDate().isBefore(clinic.today().minusDays(LATEST_ENTRY_DAYS))) {
            throw new BadInput(List.of(new BadInput.Fault("startDate", "must be at most 30 days back")));
        }
        return desk.enroll(clientId, command, body.wish());
    }

    @PostMapping("/offer/accept")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Standing accept(@PathVariable ClientId clientId, Caller caller, Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        return desk.accept(clientId, command);
    }

    @PostMapping("/offer/decline")
    Standing decline(@PathVariable ClientId clientId, Caller caller, Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        return desk.decline(clientId, command);
    }

    @PostMapping("/withdrawal")
    Standing withdraw(@PathVariable ClientId clientId, Caller caller, Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        return desk.withdraw(clientId, command);
    }
}
