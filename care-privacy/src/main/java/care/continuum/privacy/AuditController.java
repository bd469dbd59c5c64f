package care.continuum.privacy;

import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who read and changed what, for supervisors.
@RestController
@RequestMapping("/api/${continuum.messaging.service}")
final class AuditController {

    private static final String SUPERVISOR = "supervisor";

    private final AuditTrail trail;
    private final BrokenGlasses glasses;

    AuditController(AuditTrail trail, BrokenGlasses glasses) {
        this.trail = trail;
        this.glasses = glasses;
    }

    /// The newest first.
    @GetMapping("/clients/{clientId}/audit")
    Page<AuditEntry> audit(@PathVariable UUID clientId, PageQuery page, Caller caller) {
        caller.mustBe(SUPERVISOR);
        return trail.of(clientId, page);
    }

    /// The newest first.
    @GetMapping("/break-glass")
    Page<AuditEntry> broken(@RequestParam(defaultValue = "false") boolean acknowledged, PageQuery page, Caller caller) {
        caller.mustBe(SUPERVISOR);
        return glasses.list(acknowledged, page);
    }

    @PostMapping("/break-glass/{id}/acknowledgement")
    AuditEntry acknowledge(@PathVariable UUID id, Caller caller) {
        caller.mustBe(SUPERVISOR);
        return glasses.acknowledge(id, caller.name());
    }
}
