package care.continuum.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells whether the service answers commands; never asks Kafka.
@RestController
final class ReadinessController {

    private final Ready ready;

    ReadinessController(Ready ready) {
        this.ready = ready;
    }

    record Readiness(String status, boolean hearing) {}

    @GetMapping("/api/${continuum.web.service:${continuum.messaging.service:suite}}/readiness")
    ResponseEntity<Readiness> readiness() {
        var up = ready.ready();
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Readiness(up ? "UP" : "DOWN", ready.hearing()));
    }
}
