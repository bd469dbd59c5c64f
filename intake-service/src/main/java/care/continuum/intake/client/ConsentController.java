package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.EpisodeId;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.ConsentStatus;
import care.continuum.intake.terms.Expiry;
import care.continuum.intake.terms.Forms;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import care.continuum.web.Happened;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

            @Pattern(regexp = Forms.STATEMENTS, message = "must be 1, the statements that are shown")
            String statementsVersion,

            @NotBlank @Size(max = 500) String signedBy,

            @Nullable @NotBlank @Size(max = 500) String guardianSignedBy,

            @Happened LocalDate signedOn) {

        @Check
        static List<Fault> ending(Expiry expires, LocalDate signedOn) {
            return Fault.unless(!expires.before(signedOn), "expires", "must not be before signedOn");
        }

        Consent.Terms terms() {
            return new Consent.Terms(
                    discloser, information, recipient, purpose, statementsVersion, signedBy, guardianSignedBy);
        }
    }

    record RevocationRequest(
            @Nullable @Size(max = 500) String reason,
            @Nullable @NotBlank @Size(max = 500) String recipient) {}

    /// Which consent there is, without what it says.
    record ConsentLine(ConsentId consentId, ConsentType type, ConsentStatus status) {

        static List<ConsentLine> allOf(Episode episode) {
            return episode.chart().consents().stream()
                    .map(it -> new ConsentLine(it.consentId(), it.type(), it.status()))
                    .toList();
        }
    }

    record ConsentView(
            ConsentId consentId,
            ConsentType type,
            ConsentStatus status,
            String discloser,
            String information,
            String recipient,
            String purpose,
            String statementsVersion,
            String signedBy,
            @Nullable String guardianSignedBy,
            LocalDate signedOn,
            ConsentExpiry expiry,
            @Nullable LocalDate expiresOn,
            @Nullable Instant revokedAt,
            Set<String> exceptRecipients,
            List<Consent.TakenBack> takenBack) {

        static ConsentView of(Consent consent) {
            var terms = consent.terms();
            return new ConsentView(
                    consent.consentId(),
                    consent.type(),
                    consent.status(),
                    terms.discloser(),
                    terms.information(),
                    terms.recipient(),
                    terms.purpose(),
                    terms.statementsVersion(),
                    terms.signedBy(),
                    terms.guardianSignedBy(),
                    consent.signedOn(),
                    consent.expiry(),
                    consent.expiresOn(),
                    consent.revokedAt(),
                    consent.excluded(),
                    consent.takenBack());
        }

        static List<ConsentView> allOf(Episode episode) {
            return episode.chart().consents().stream().map(ConsentView::of).toList();
        }
    }

    @PostMapping
    ConsentView grant(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody ConsentRequest body,
            Caller caller,
            Command command) {
        caller.mustBeClientOr(clientId, "intake", "clinician", "supervisor");
        var stay = new Stay(clientId, episodeId);
        return ConsentView.of(desk.consent(stay, command, body.type(), body.terms(), body.expires(), body.signedOn()));
    }

    @PostMapping("/{consentId}/revocation")
    ConsentView revoke(
            @PathVariable ClientId clientId,
            @PathVariable ConsentId consentId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody RevocationRequest body,
            Caller caller,
            Command command) {
        caller.mustBeClientOr(clientId, "intake", "clinician", "supervisor");
        var stay = new Stay(clientId, episodeId);
        return ConsentView.of(desk.revoke(stay, command, consentId, body.recipient(), body.reason()));
    }
}
