package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.intake.terms.Task;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.Clock;
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

    WorklistController(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    record TaskView(Task.Kind kind, ClientId clientId, Instant dueAt, boolean overdue) {}

    @GetMapping("/api/intake/worklist")
    Page<TaskView> worklist(
            @RequestParam Task.@Nullable Kind kind,
            @RequestParam @Nullable Boolean overdue,
            PageQuery page,
            Caller caller) {
        caller.mustBe("intake", "clinician", "supervisor");
        var now = clock.instant();
        var open = directory.withTasks().stream()
                .flatMap(client -> client.tasks().stream()
                        .map(task -> new TaskView(
                                task.kind(),
                                ClientId.of(client.id()),
                                task.dueAt(),
                                task.dueAt().isBefore(now))))
                .filter(task -> kind == null || task.kind() == kind)
                .filter(task -> overdue == null || task.overdue() == overdue)
                .sorted(Comparator.comparing(TaskView::dueAt))
                .toList();
        return Page.of(open, page);
    }
}
