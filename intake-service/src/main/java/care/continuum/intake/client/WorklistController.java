package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.terms.Task;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What staff must do for clients, the most urgent first.
@RestController
class WorklistController {

    private final Directory directory;
    private final Clock clock;
    private final Duration warning;

    WorklistController(Directory directory, Clock clock, IntakeSettings settings) {
        this.directory = directory;
        this.clock = clock;
        this.warning = settings.dueSoon();
    }

    /// Whether a task can wait, is about to be missed, or was missed.
    enum Urgency {
        LATER,
        SOON,
        OVERDUE;

        static Urgency of(Instant dueAt, Instant now, Duration warning) {
            if (dueAt.isBefore(now)) {
                return OVERDUE;
            }
            return dueAt.minus(warning).isAfter(now) ? LATER : SOON;
        }
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
        var open = directory.withTasks().stream()
                .flatMap(client -> client.tasks().stream().map(task -> view(client, task, now)))
                .filter(task -> kind == null || task.kind() == kind)
                .filter(task -> overdue == null || task.overdue() == overdue)
                .filter(task -> urgency == null || task.urgency() == urgency)
                .sorted(Comparator.comparing(TaskView::dueAt))
                .toList();
        return Page.of(open, page);
    }

    private TaskView view(Client client, Task task, Instant now) {
        var urgency = Urgency.of(task.dueAt(), now, warning);
        return new TaskView(
                task.kind(),
                ClientId.of(client.id()),
                task.episodeId(),
                task.dueAt(),
                urgency == Urgency.OVERDUE,
                urgency,
                task.other());
    }
}
