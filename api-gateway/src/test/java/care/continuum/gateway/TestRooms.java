package care.continuum.gateway;

import care.continuum.web.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Asks who comes what every service asks, and says who it was.
@RestController
class TestRooms {

    @GetMapping("/api/rooms/{role}")
    String enter(@PathVariable String role, Caller caller) {
        caller.mustBe(role);
        return caller.name();
    }

    @GetMapping("/api/charts/{clientId}")
    String read(@PathVariable String clientId, Caller caller) {
        caller.mustBeClientOr(clientId, "clinician");
        return caller.name();
    }
}
