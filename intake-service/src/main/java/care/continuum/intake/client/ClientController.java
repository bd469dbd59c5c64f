package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.IntakeSettings.Hours;
import care.continuum.intake.client.ConsentController.ConsentLine;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Person;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Finding and reading clients.
@RestController
class ClientController {

    private static final int MOST_IDS = 100;
    private static final int LONGEST_WORDS = 100;

    /// Who sees all of a client.
    /// Not who only plans and refers.
    static final String[] CHART = {"intake", "clinician", "supervisor"};

    private final FrontDesk desk;
    private final Lookalikes lookalikes;
    private final Directory directory;
    private final Clock clock;
    private final Hours hours;

    ClientController(FrontDesk desk, Lookalikes lookalikes, Directory directory, Clock clock, IntakeSettings settings) {
        this.desk = desk;
        this.lookalikes = lookalikes;
        this.directory = directory;
        this.clock = clock;
        this.hours = settings.hours();
    }

    record ClientLine(
            ClientId clientId,
            EpisodeId episodeId,
            EpisodeStatus status,
            List<ConsentLine> consents,
            String givenName,
            String familyName) {

        static ClientLine of(Person person, Episode episode) {
            return new ClientLine(
                    episode.clientId(),
                    episode.episodeId(),
                    episode.status(),
                    ConsentLine.allOf(episode),
                    person.givenName(),
                    person.familyName());
        }
    }

    /// A [ClientView], or a [PlanningView] for those who only plan and refer.
    @GetMapping("/api/intake/clients/{clientId}")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {ClientView.class, PlanningView.class})))
    Record read(@PathVariable ClientId clientId, @RequestParam @Nullable EpisodeId episodeId, Caller caller) {
        var planning = onlyPlans(caller, clientId);
        if (!planning) {
            caller.mustBeClientOr(clientId, CHART);
        }
        var client = desk.read(clientId);
        var episode = client.episode(episodeId).asOf(clock.instant());
        if (planning) {
            return PlanningView.of(client.person(), episode, hours);
        }
        return caller.isClient(clientId)
                ? ClientView.of(client, episode.with(episode.chart().withoutFindings()), List.of(), List.of(), hours)
                : ClientView.of(
                        client, episode, lookalikes.sameAs(client), lookalikes.possibleDuplicates(client), hours);
    }

    @GetMapping("/api/intake/clients")
    Page<ClientLine> find(
            @RequestParam @Nullable EpisodeStatus status,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable Set<ClientId> ids,
            PageQuery page,
            Caller caller) {
        caller.mustBe("intake", "clinician", "scheduler", "aftercare", "supervisor");
        var said = q == null ? "" : q;
        mustNotAskForTooMuch(said, ids);
        var now = clock.instant();
        return Page.of(
                directory.find(status, said, ids, page),
                client -> ClientLine.of(client.person(), client.current().asOf(now)));
    }

    /// Who may break the glass sees the chart, and it is noted.
    private static boolean onlyPlans(Caller caller, ClientId clientId) {
        return (caller.is("scheduler") || caller.is("aftercare"))
                && !caller.isOneOf(CHART)
                && !caller.isClient(clientId)
                && caller.glass() == null;
    }

    private static void mustNotAskForTooMuch(String said, @Nullable Set<ClientId> ids) {
        var faults = new ArrayList<Fault>();
        if (said.length() > LONGEST_WORDS) {
            faults.add(new Fault("q", "must be at most %d characters".formatted(LONGEST_WORDS)));
        }
        if (ids != null && ids.size() > MOST_IDS) {
            faults.add(new Fault("ids", "must be at most %d".formatted(MOST_IDS)));
        }
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
    }
}
