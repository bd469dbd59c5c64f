package care.continuum.scheduling.feed;

import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.messaging.Command;
import care.continuum.web.Caller;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Calendar feeds. Whoever has the address needs no token, as calendars have none.
@RestController
@RequestMapping("/api/scheduling")
class FeedController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final String[] STAFF = {"intake", "clinician", "scheduler", "supervisor"};

    private final FeedDesk desk;
    private final FeedSettings settings;

    FeedController(FeedDesk desk, FeedSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /// @param url shown once; asking again makes another one and voids this
    record Address(String url) {}

    @PostMapping("/clients/{clientId}/feed")
    @ResponseStatus(HttpStatus.CREATED)
    Address give(@PathVariable ClientId clientId, Command command, Caller caller) {
        caller.mustBeClientOr(clientId, STAFF);
        return new Address(settings.url(desk.give(clientId, command)));
    }

    @DeleteMapping("/clients/{clientId}/feed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable ClientId clientId, Command command, Caller caller) {
        caller.mustBeClientOr(clientId, STAFF);
        desk.revoke(clientId, command);
    }

    @PostMapping("/clinicians/{clinicianId}/feed")
    @ResponseStatus(HttpStatus.CREATED)
    Address give(@PathVariable ClinicianId clinicianId, Command command, Caller caller) {
        caller.mustBe("clinician", "scheduler", "supervisor");
        return new Address(settings.url(desk.give(clinicianId, command)));
    }

    @DeleteMapping("/clinicians/{clinicianId}/feed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable ClinicianId clinicianId, Command command, Caller caller) {
        caller.mustBe("clinician", "scheduler", "supervisor");
        desk.revoke(clinicianId, command);
    }

    @GetMapping("/feeds/{secret}.ics")
    ResponseEntity<String> show(@PathVariable String secret) {
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noStore())
                .body(desk.show(secret));
    }
}
