package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.IntakeSettings.Hours;
import care.continuum.intake.client.ConsentController.ConsentView;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Person;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
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
    private static final int LONGEST_NAME = 100;

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
            List<ConsentView> consents,
            String givenName,
            String familyName) {

        static ClientLine of(Person person, Episode episode) {
            return new ClientLine(
                    episode.clientId(),
                    episode.episodeId(),
                    episode.status(),
                    ConsentView.allOf(episode),
                    person.givenName(),
                    person.familyName());
        }
    }

    @GetMapping("/api/intake/clients/{clientId}")
    ClientView read(@PathVariable ClientId clientId, @RequestParam @Nullable EpisodeId episodeId, Caller caller) {
        caller.mustBeClientOr(clientId, "intake", "clinician", "scheduler", "aftercare", "supervisor");
        var client = desk.read(clientId);
        var episode = client.episode(episodeId).asOf(clock.instant());
        return caller.isClient(clientId)
                ? ClientView.of(client, episode, List.of(), List.of(), hours)
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
        var name = q == null ? "" : q;
        mustNotAskForTooMuch(name, ids);
        var now = clock.instant();
        return Page.of(
                directory.find(status, name, ids, page),
                client -> ClientLine.of(client.person(), client.current().asOf(now)));
    }

    private static void mustNotAskForTooMuch(String name, @Nullable Set<ClientId> ids) {
        var faults = new ArrayList<Fault>();
        if (name.length() > LONGEST_NAME) {
            faults.add(new Fault("q", "must be at most %d characters".formatted(LONGEST_NAME)));
        }
        if (ids != null && ids.size() > MOST_IDS) {
            faults.add(new Fault("ids", "must be at most %d".formatted(MOST_IDS)));
        }
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
    }
}
