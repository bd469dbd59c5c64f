package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.intake.terms.Likeness;
import care.continuum.messaging.Command;
import care.continuum.privacy.Seen;
import care.continuum.web.Caller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Staff say whether two clients are one person.
@RestController
class DuplicateController {

    private final Lookalikes lookalikes;

    DuplicateController(Lookalikes lookalikes) {
        this.lookalikes = lookalikes;
    }

    enum Decision {
        SAME_PERSON,
        ANOTHER_PERSON
    }

    record DecisionRequest(Decision decision) {}

    record DecisionView(ClientId clientId, ClientId otherId, Decision decision) {}

    @PostMapping("/api/intake/clients/{clientId}/duplicates/{otherId}")
    DecisionView decide(
            @PathVariable ClientId clientId,
            @PathVariable ClientId otherId,
            @RequestBody DecisionRequest body,
            Caller caller,
            Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        Seen.client(otherId);
        lookalikes.decide(
                clientId, otherId, Likeness.Verdict.valueOf(body.decision().name()), command);
        return new DecisionView(clientId, otherId, body.decision());
    }
}
