package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.intake.client.RetentionDesk.RetentionView;
import care.continuum.messaging.Command;
import care.continuum.privacy.Lasting;
import care.continuum.web.Caller;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Legal holds and erasure, for supervisors.
@RestController
@RequestMapping("/api/intake/clients/{clientId}")
class RetentionController {

    private static final String SUPERVISOR = "supervisor";

    private final RetentionDesk desk;

    RetentionController(RetentionDesk desk) {
        this.desk = desk;
    }

    record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

    @PutMapping("/legal-hold")
    RetentionView hold(
            @PathVariable ClientId clientId, @RequestBody ReasonRequest body, Caller caller, Command command) {
        caller.mustBe(SUPERVISOR);
        return desk.hold(clientId, body.reason(), command);
    }

    @Lasting
    @DeleteMapping("/legal-hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable ClientId clientId, Caller caller, Command command) {
        caller.mustBe(SUPERVISOR);
        desk.lift(clientId, command);
    }

    @Lasting
    @PostMapping("/erasure")
    RetentionView erase(
            @PathVariable ClientId clientId, @RequestBody ReasonRequest body, Caller caller, Command command) {
        caller.mustBe(SUPERVISOR);
        return desk.erase(clientId, body.reason(), command);
    }
}
