package care.continuum.scheduling.plan;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.Need;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.NotFound;
import care.continuum.scheduling.SessionView;
import care.continuum.scheduling.plan.Planning.Stage;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A client's plan and sessions: those of the latest episode, or of the one asked for.
@RestController
@RequestMapping("/api/scheduling/clients/{clientId}")
class PlanController {

    private static final String[] STAFF = {"intake", "clinician", "scheduler", "aftercare", "supervisor", "operations"};

    /// Those who change sessions, and say why.
    private static final String[] WHO_KNOW_WHY = {"clinician", "scheduler", "supervisor"};

    private final PlanReading plans;

    PlanController(PlanReading plans) {
        this.plans = plans;
    }

    /// @param lacking what found no time yet, while the plan waits
    record PlanView(
            ClientId clientId,
            EpisodeId episodeId,
            Stage stage,
            @Nullable SectionId sectionId,
            @Nullable Track track,
            @Nullable LocalDate startDate,
            @Nullable Integer weeks,
            @Nullable Integer weeklyHours,
            Set<Need> unmetNeeds,
            List<String> lacking,
            int sessions) {

        static PlanView of(Plan plan) {
            var agreed = plan.enrollment();
            var count = plan.sessions().size();
            var lacking = plan.planning().lacking();
            var stage = plan.planning().stage();
            return agreed == null
                    ? new PlanView(
                            plan.clientId(),
                            plan.episodeId(),
                            stage,
                            null,
                            null,
                            null,
                            null,
                            null,
                            Set.of(),
                            lacking,
                            0)
                    : new PlanView(
                            plan.clientId(),
                            plan.episodeId(),
                            stage,
                            agreed.sectionId(),
                            agreed.track(),
                            agreed.startDate(),
                            agreed.weeks(),
                            agreed.weeklyHours(),
                            PlanTable.unmet(agreed.unmetNeeds(), plan.sessions()),
                            lacking,
                            count);
        }
    }

    @GetMapping("/plan")
    PlanView plan(@PathVariable ClientId clientId, @RequestParam @Nullable EpisodeId episodeId, Caller caller) {
        caller.mustBeClientOr(clientId, STAFF);
        return PlanView.of(plans.of(clientId, episodeId));
    }

    @GetMapping("/sessions")
    Page<SessionView> sessions(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            PageQuery page,
            Caller caller) {
        caller.mustBeClientOr(clientId, STAFF);
        var plan = plans.of(clientId, episodeId);
        if (plan.planning().stage() != Stage.PLANNED && plan.sessions().isEmpty()) {
            throw new NotFound("There is no plan for the client's episode yet");
        }
        var knowsWhy = !caller.isClient(clientId) && caller.may(WHO_KNOW_WHY);
        return Page.of(
                plan.sessions().stream()
                        .map(it -> knowsWhy ? SessionView.withReason(it) : SessionView.of(it))
                        .toList(),
                page);
    }
}
