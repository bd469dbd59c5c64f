package care.continuum.intake.client;

import static care.continuum.web.BadInput.Fault;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.intake.client.ClientController.ConsentView;
import care.continuum.intake.terms.Consent;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput;
import care.continuum.web.Caller;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the client allows, and takes back.
@RestController
@RequestMapping("/api/intake/clients/{clientId}/consents")
@ResponseStatus(HttpStatus.CREATED)
class ConsentController {

    private final ClinicDesk desk;

    ConsentController(ClinicDesk desk) {
        this.desk = desk;
    }

    record ConsentRequest(
            ConsentType type,
            @NotBlank @Size(max = 500) String discloser,
            @NotBlank @Size(max = 500) String information,
            @NotBlank @Size(max = 500) String recipient,
            @NotBlank @Size(max = 500) String purpose,
            Expiry expires,

            @Pattern(regexp = "1", message = "must be 1, the statements that are shown")
            String statementsVersion,

            @NotBlank @Size(max = 500) String signedBy,
            LocalDate signedOn) {

        Consent.Terms terms() {
            return new Consent.Terms(discloser, information, recipient, purpose, statementsVersion, signedBy);
        }
    }

    /// `END_OF_TREATMENT`, `NONE`, or the last day.
    record Expiry(ConsentExpiry kind, @Nullable LocalDate lastDay) {

        static Expiry of(String text) {
            return switch (text) {
                case "END_OF_TREATMENT" -> new Expiry(ConsentExpiry.END_OF_TREATMENT, null);
                case "NONE" -> new Expiry(ConsentExpiry.NONE, null);
                default -> new Expiry(ConsentExpiry.ON_DATE, date(text));
            };
        }

        private static LocalDate date(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a date, END_OF_TREATMENT or NONE", e);
            }
        }
    }

    record RevocationRequest(
            @Nullable @Size(max = 500) String reason,
            @Nullable @Size(max = 500) String recipient) {}

    @PostMapping
    ConsentView grant(
            @PathVariable ClientId clientId, @RequestBody ConsentRequest body, Caller caller, Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        var faults = new ArrayList<Fault>();
        if (body.signedOn().isAfter(desk.today())) {
            faults.add(new Fault("signedOn", "must not be in the future"));
        }
        var lastDay = body.expires().lastDay();
        if (lastDay != null && lastDay.isBefore(body.signedOn())) {
            faults.add(new Fault("expires", "must not be before signedOn"));
        }
        if (!faults.isEmpty()) {
            throw new BadInput(List.copyOf(faults));
        }
        return ConsentView.of(desk.consent(
                clientId, command, body.type(), body.terms(), body.expires().kind(), lastDay, body.signedOn()));
    }

    @PostMapping("/{consentId}/revocation")
    ConsentView revoke(
            @PathVariable ClientId clientId,
            @PathVariable ConsentId consentId,
            @RequestBody RevocationRequest body,
            Caller caller,
            Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        return ConsentView.of(desk.revoke(clientId, command, consentId, body.recipient()));
    }
}
