package care.continuum.scheduling.family;

import care.continuum.events.ConsentId;
import care.continuum.events.SessionId;
import care.continuum.messaging.Command;
import care.continuum.scheduling.family.Family.Participant;
import care.continuum.scheduling.family.FamilyDesk.PartyView;
import care.continuum.web.Caller;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who comes to a family session, for the staff who hold it.
@RestController
@RequestMapping("/api/scheduling/sessions/{sessionId}/participants")
class FamilyController {

    private static final String[] STAFF = {"clinician", "scheduler", "supervisor"};

    private final FamilyDesk desk;

    FamilyController(FamilyDesk desk) {
        this.desk = desk;
    }

    record ParticipantRequest(
            @NotBlank @Size(max = 100) String label,
            @NotBlank @Size(max = 100) String role,
            ConsentId consentId) {

        Participant participant() {
            return new Participant(label.strip(), role.strip(), consentId.toString());
        }
    }

    record ParticipantsRequest(@Size(max = 20) List<ParticipantRequest> participants) {}

    @GetMapping
    PartyView listed(@PathVariable SessionId sessionId, Caller caller) {
        caller.mustBe(STAFF);
        return desk.listed(sessionId);
    }

    /// All of them.
    @PutMapping
    PartyView list(
            @PathVariable SessionId sessionId, @RequestBody ParticipantsRequest body, Caller caller, Command command) {
        caller.mustBe(STAFF);
        var wanted = body.participants().stream()
                .map(ParticipantRequest::participant)
                .toList();
        return desk.list(sessionId, wanted, command);
    }
}
