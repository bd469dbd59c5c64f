package care.continuum.scheduling.plan;

import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.privacy.Vault;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionView;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Puts sessions on a client's calendar by hand: one, or one a week, and make-ups.
@RestController
@RequestMapping("/api/scheduling/sessions")
class EntryController {

    private static final int LONGEST_HOURS = 8;

    private final EntryDesk desk;
    private final Vault vault;
    private final EntrySettings settings;

    EntryController(EntryDesk desk, Vault vault, EntrySettings settings) {
        this.desk = desk;
        this.vault = vault;
        this.settings = settings;
    }

    /// @param track       the client's own, where it is named
    /// @param endsAt      three hours after the start for a group, else one, where it is missing
    /// @param clinicianId somebody who is free, where it is missing
    /// @param makeUpFor   the session of the client that it makes up for
    /// @param modality    one of those that the clinic has
    /// @param weeks       how often it takes place, week after week; once, where it is missing
    record Entry(
            ClientId clientId,
            SessionKind kind,
            @Nullable Track track,
            Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable ClinicianId clinicianId,
            @Nullable RoomId roomId,
            @Nullable SessionId makeUpFor,
            @Nullable String modality,
            @Nullable @Min(1) @Max(52) Integer weeks) {

        @Check
        static List<Fault> start(Instant startsAt) {
            return Times.faults("startsAt", startsAt);
        }

        @Check
        static List<Fault> end(Instant startsAt, @Nullable Instant endsAt) {
            if (endsAt == null) {
                return List.of();
            }
            var faults = new ArrayList<>(Times.faults("endsAt", endsAt));
            var length = Duration.between(startsAt, endsAt);
            if (!length.isPositive() || length.compareTo(Duration.ofHours(LONGEST_HOURS)) > 0) {
                faults.add(new Fault("endsAt", "must be after startsAt, by 8 hours at most"));
            }
            return faults;
        }

        @Check
        static List<Fault> clinical(SessionKind kind) {
            return Fault.unless(kind != SessionKind.SUPPORT_GROUP, "kind", "is reported by the client, not scheduled");
        }
    }

    /// @param sessionId the first of them
    record EntryView(SessionId sessionId, List<SessionView> sessions) {

        static EntryView of(List<Session> entered) {
            return new EntryView(
                    entered.getFirst().sessionId(),
                    entered.stream().map(SessionView::of).toList());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EntryView enter(@RequestBody Entry body, Command command, Caller caller) {
        caller.mustBe("clinician", "scheduler", "supervisor");
        var modality = settings.modality(body.modality());
        vault.mustStillKnow(body.clientId());
        var length = Duration.ofHours(body.kind() == SessionKind.GROUP ? 3 : 1);
        var wish = new EntryDesk.Wish(
                body.clientId(),
                body.kind(),
                body.track(),
                body.startsAt(),
                body.endsAt() == null ? body.startsAt().plus(length) : body.endsAt(),
                body.clinicianId(),
                body.roomId(),
                body.makeUpFor(),
                modality,
                body.weeks() == null ? 1 : body.weeks());
        return desk.enter(wish, command, Answer.as(EntryView.class, EntryView::of));
    }
}
