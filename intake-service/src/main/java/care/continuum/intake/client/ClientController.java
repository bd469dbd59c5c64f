package care.continuum.intake.client;

import static care.continuum.web.BadInput.Fault;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.EpisodeId;
import care.continuum.events.Need;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.ConsentStatus;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Person;
import care.continuum.intake.terms.Screening;
import care.continuum.intake.terms.Task;
import care.continuum.web.BadInput;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Finding and reading clients, and what staff must do for them.
@RestController
class ClientController {

    private static final int MOST_IDS = 100;

    private final FrontDesk desk;
    private final Directory directory;
    private final Clock clock;

    ClientController(FrontDesk desk, Directory directory, Clock clock) {
        this.desk = desk;
        this.directory = directory;
        this.clock = clock;
    }

    record ConsentView(
            ConsentId consentId,
            ConsentType type,
            ConsentStatus status,
            LocalDate signedOn,
            @Nullable LocalDate expiresOn,
            Set<String> exceptRecipients) {

        static ConsentView of(Consent consent) {
            return new ConsentView(
                    consent.consentId(),
                    consent.type(),
                    consent.status(),
                    consent.signedOn(),
                    consent.expiresOn(),
                    consent.excluded());
        }
    }

    record EnrollmentView(
            Track track,
            LocalDate startDate,
            int weeks,
            int weeklyHours,
            Set<Need> needs,
            int attempt,
            @Nullable SectionId sectionId,
            @Nullable Instant waitingSince,
            @Nullable Instant offerExpiresAt) {

        static @Nullable EnrollmentView of(@Nullable Enrollment asked) {
            if (asked == null) {
                return null;
            }
            var wish = asked.wish();
            var offer = asked.offer();
            return new EnrollmentView(
                    wish.track(),
                    wish.startDate(),
                    wish.weeks(),
                    wish.weeklyHours(),
                    wish.needs(),
                    asked.attempt(),
                    asked.section(),
                    asked.waitingSince(),
                    offer == null ? null : offer.expiresAt());
        }
    }

    record ClientView(
            ClientId clientId,
            EpisodeId episodeId,
            EpisodeStatus status,
            Person person,
            Episode.Inquiry inquiry,
            List<Screening> screenings,
            @Nullable Instant riskScreenDueAt,
            @Nullable Instant crisisSince,
            @Nullable Assessment assessment,
            List<ConsentView> consents,
            @Nullable EnrollmentView enrollment,
            List<EpisodeId> episodes,
            List<ClientId> sameAs,
            List<ClientId> possibleDuplicates) {

        static ClientView of(Client client, Episode episode, List<Client> same, List<Client> possible, Instant now) {
            var chart = episode.chart();
            return new ClientView(
                    episode.clientId(),
                    episode.episodeId(),
                    episode.status(),
                    client.person(),
                    episode.inquiry(),
                    chart.screenings(),
                    chart.riskScreenDueAt(),
                    chart.crisisSince(),
                    chart.assessment(),
                    chart.consents().stream()
                            .map(it -> ConsentView.of(it.at(now)))
                            .toList(),
                    EnrollmentView.of(episode.enrollment()),
                    client.episodes().stream().map(Episode::episodeId).toList(),
                    same.stream().map(it -> ClientId.of(it.id())).toList(),
                    possible.stream().map(it -> ClientId.of(it.id())).toList());
        }
    }

    record ClientLine(
            ClientId clientId, EpisodeId episodeId, EpisodeStatus status, String givenName, String familyName) {

        static ClientLine of(Client client) {
            var episode = client.current();
            return new ClientLine(
                    episode.clientId(),
                    episode.episodeId(),
                    episode.status(),
                    client.person().givenName(),
                    client.person().familyName());
        }
    }

    record TaskView(Task.Kind kind, ClientId clientId, Instant dueAt, boolean overdue) {}

    @GetMapping("/api/intake/clients/{clientId}")
    ClientView read(@PathVariable ClientId clientId, @RequestParam @Nullable EpisodeId episodeId, Caller caller) {
        caller.mustBe("intake", "clinician", "scheduler", "aftercare", "supervisor");
        var client = desk.read(clientId);
        return ClientView.of(
                client,
                client.episode(episodeId),
                desk.sameAs(client),
                desk.possibleDuplicates(client),
                clock.instant());
    }

    @GetMapping("/api/intake/clients")
    Page<ClientLine> find(
            @RequestParam @Nullable EpisodeStatus status,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable Set<ClientId> ids,
            PageQuery page,
            Caller caller) {
        caller.mustBe("intake", "clinician", "scheduler", "aftercare", "supervisor");
        if (ids != null && ids.size() > MOST_IDS) {
            throw new BadInput(List.of(new Fault("ids", "must be at most %d".formatted(MOST_IDS))));
        }
        return Page.of(directory.find(status, q, ids, page), ClientLine::of);
    }

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
