package care.continuum.scheduling.plan;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.messaging.NotFound;
import care.continuum.scheduling.plan.Planning.Stage;
import care.continuum.web.ClinicZone;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds plans for those who read them, and what staff must do about them.
@Component
class PlanReading {

    private final Plans plans;
    private final Clock clock;
    private final ClinicZone clinic;

    PlanReading(Plans plans, Clock clock, ClinicZone clinic) {
        this.plans = plans;
        this.clock = clock;
        this.clinic = clinic;
    }

    /// What staff must do.
    enum Kind {
        PLAN_WAITING,
        UNMET_NEED,
        MAKE_UP_NEED
    }

    record Task(Kind kind, ClientId clientId, EpisodeId episodeId, Instant dueAt, boolean overdue) {}

    Plan of(ClientId client, @Nullable EpisodeId episode) {
        var found = episode == null
                ? plans.findFirstByClientIdOrderByKnownSinceDesc(client)
                : plans.findByIdAndClientId(episode.toString(), client);
        return found.orElseThrow(() -> new NotFound("There is no such client on the calendar yet"));
    }

    /// The plans that have, or had, a session.
    List<Plan> having(String session) {
        return plans.findBySession(session);
    }

    /// The plans whose clients canceled one of these sessions.
    List<Plan> whoCanceled(Collection<String> sessions) {
        return sessions.isEmpty() ? List.of() : plans.findCanceledByClient(sessions);
    }

    Page<Task> tasks(@Nullable Kind kind, @Nullable Boolean overdue, PageQuery page) {
        var now = clock.instant();
        var tasks = new ArrayList<Task>();
        plans.findOpenWork().forEach(plan -> tasks.addAll(tasks(plan, now)));
        tasks.removeIf(task -> kind != null && task.kind() != kind);
        tasks.removeIf(task -> overdue != null && task.overdue() != overdue);
        tasks.sort(Comparator.comparing(Task::dueAt).thenComparing(Task::kind));
        return Page.of(tasks, page);
    }

    /// The day on which a plan that waits should have begun, however long it has waited since.
    static LocalDate plannedFrom(Plan plan, Enrollment agreed) {
        var due = plan.planning().dueOn();
        if (due != null) {
            return due;
        }
        return plan.sessions().isEmpty() ? agreed.startDate() : agreed.begin();
    }

    private List<Task> tasks(Plan plan, Instant now) {
        var agreed = plan.enrollment();
        if (agreed == null) {
            return List.of();
        }
        var tasks = new ArrayList<Task>();
        var due = clinic.start(agreed.startDate());
        if (plan.planning().stage() == Stage.AWAITED) {
            var first = clinic.start(plannedFrom(plan, agreed));
            tasks.add(task(plan, Kind.PLAN_WAITING, first, now));
        }
        if (!PlanTable.unmet(agreed.unmetNeeds(), plan.sessions()).isEmpty()) {
            tasks.add(task(plan, Kind.UNMET_NEED, due, now));
        }
        MakeUps.needed(plan.sessions()).forEach(it -> tasks.add(task(plan, Kind.MAKE_UP_NEED, it.startsAt(), now)));
        return tasks;
    }

    private static Task task(Plan plan, Kind kind, Instant dueAt, Instant now) {
        return new Task(kind, plan.clientId(), plan.episodeId(), dueAt, dueAt.isBefore(now));
    }
}
