package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.client.Worklist.Urgency;
import care.continuum.intake.terms.Task;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What staff must do for clients, the most urgent first.
@RestController
class WorklistController {

    private final Worklist worklist;
    private final Clock clock;
    private final Duration warning;

    WorklistController(Worklist worklist, Clock clock, IntakeSettings settings) {
        this.worklist = worklist;
        this.clock = clock;
        this.warning = settings.dueSoon();
    }

    /// @param episodeId the stay that it is about; missing where it is about who the client is
    /// @param otherId   who may be the same person, where it is about that
    record TaskView(
            Task.Kind kind,
            ClientId clientId,
            @Nullable EpisodeId episodeId,
            Instant dueAt,
            boolean overdue,
            Urgency urgency,
            @Nullable ClientId otherId) {}

    @GetMapping("/api/intake/worklist")
    Page<TaskView> worklist(
            @RequestParam Task.@Nullable Kind kind,
            @RequestParam @Nullable Boolean overdue,
            @RequestParam @Nullable Urgency urgency,
            PageQuery page,
            Caller caller) {
        caller.mustBe("intake", "clinician", "supervisor");
        var now = clock.instant();
        var wanted = new Worklist.Wanted(kind, overdue, urgency, now, warning);
        return Page.of(worklist.find(wanted, page), open -> view(open, now));
    }

    private TaskView view(Worklist.Open open, Instant now) {
        var task = open.tasks();
        var urgency = Urgency.of(task.dueAt(), now, warning);
        return new TaskView(
                task.kind(),
                ClientId.of(open.id()),
                task.episodeId(),
                task.dueAt(),
                urgency == Urgency.OVERDUE,
                urgency,
                task.other());
    }
}
