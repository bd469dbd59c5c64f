package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentType;
import care.continuum.events.EpisodeId;
import care.continuum.events.ReferralId;
import care.continuum.intake.client.DisclosureDesk.Allowed;
import care.continuum.intake.terms.Disclosure;
import care.continuum.messaging.Command;
import care.continuum.privacy.Lasting;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/// Asking for a client's identity, and the ledger of it. For the suite's own services and for supervisors.
@RestController
@RequestMapping("/api/intake/clients/{clientId}/disclosures")
class DisclosureController {

    private static final String[] TRUSTED = {"service", "supervisor"};

    private final DisclosureDesk desk;

    DisclosureController(DisclosureDesk desk) {
        this.desk = desk;
    }

    /// @param consent the kind of consent that it takes; any that covers it will do, where it is missing
    record DisclosureRequest(
            @NotBlank @Size(max = 500) String recipient,
            @NotBlank @Size(max = 500) String purpose,
            ReferralId referralId,
            @Nullable ConsentType consent) {}

    /// @param recipient the one asked for last, where it is missing
    record OutcomeRequest(
            boolean sent, @Nullable @Size(max = 500) String recipient) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Allowed ask(
            @PathVariable ClientId clientId,
            @RequestParam(required = false) @Nullable EpisodeId episodeId,
            @RequestBody DisclosureRequest body,
            Caller caller) {
        caller.mustBe(TRUSTED);
        return desk.ask(
                clientId,
                episodeId,
                body.referralId(),
                body.recipient(),
                body.purpose(),
                body.consent(),
                caller.name());
    }

    /// Also where the client was erased meanwhile: the ledger stays true.
    @Lasting
    @PostMapping("/{referralId}/outcome")
    Disclosure settle(
            @PathVariable ClientId clientId,
            @PathVariable ReferralId referralId,
            @RequestBody OutcomeRequest body,
            Caller caller,
            Command command) {
        caller.mustBe(TRUSTED);
        return desk.settle(clientId, referralId, body.recipient(), body.sent(), command);
    }

    @GetMapping
    Page<Disclosure> ledger(@PathVariable ClientId clientId, PageQuery page, Caller caller) {
        caller.mustBeClientOr(clientId, TRUSTED);
        return Page.of(caller.isClient(clientId) ? desk.sent(clientId) : desk.ledger(clientId), page);
    }
}
