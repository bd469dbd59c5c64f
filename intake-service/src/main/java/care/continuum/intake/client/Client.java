package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.terms.Disclosure;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.Likeness;
import care.continuum.intake.terms.Person;
import care.continuum.intake.terms.Retention;
import care.continuum.intake.terms.Task;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import care.continuum.privacy.Sealed;
import care.continuum.privacy.Searchable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// A person who got in touch, with every stay. The last episode is the current one; what stands beside the episodes
/// follows from it and is there to be searched.
@Document("clients")
@CompoundIndex(name = "find", def = "{'_find': 1}")
@CompoundIndex(
        name = "waiting",
        def = "{'waiting.track': 1, 'waiting.ageBand': 1, 'waiting.rank': 1, 'waiting.since': 1, '_id': 1}",
        partialFilter = "{'waiting.track': {$exists: true}}")
@CompoundIndex(name = "tasks", def = "{'tasks.dueAt': 1, '_id': 1}", partialFilter = "{'tasks.dueAt': {$exists: true}}")
record Client(
        @Id String id,
        Person person,
        @Sealed String likeness,
        @Sealed List<String> traces,
        Instant knownSince,
        List<Likeness> alike,
        List<Episode> episodes,
        List<Disclosure> disclosures,
        @Indexed EpisodeStatus status,
        @Nullable Waiting waiting,
        List<Task> tasks,
        @Nullable Retention retention)
        implements Aggregate<Client>, Searchable {

    /// Somebody new: it is to be found out who else this may be.
    static final String LIKEN = "LIKEN";

    Client {
        traces = List.copyOf(traces);
        alike = List.copyOf(alike);
        episodes = List.copyOf(episodes);
        disclosures = List.copyOf(disclosures);
        tasks = List.copyOf(tasks);
    }

    static Change<Client> inquire(ClientId clientId, EpisodeId episodeId, Person person, Inquiry inquiry) {
        var episode = Episode.begin(episodeId, clientId, inquiry);
        var begun = of(clientId.toString(), person, inquiry.receivedAt(), List.of(), List.of(episode), List.of(), null);
        return Change.to(begun, episode.received(null)).andThen(new Todo("liken-" + clientId, LIKEN, Map.of()));
    }

    /// A new stay of a client whose latest one is over. A risk screen or a crisis that is open goes with the client.
    Change<Client> readmit(EpisodeId episodeId, Inquiry inquiry) {
        Erasing.mustBeKnown(this);
        episodes.forEach(Episode::mustLive);
        var last = current();
        if (!last.status().over()) {
            throw new RuleBroken("already-in-program", "The latest episode is %s".formatted(last.status()));
        }
        var episode = Episode.begin(episodeId, ClientId.of(id), inquiry)
                .with(Chart.empty().atRiskAs(last.chart()));
        var stays = new ArrayList<>(episodes);
        stays.set(stays.size() - 1, last.with(last.chart().withoutRisk()));
        stays.add(episode);
        var news = new ArrayList<Object>(RiskWatch.goesOn(last, episode));
        news.addFirst(episode.received(last.episodeId()));
        return Change.to(of(id, person, knownSince, alike, stays, disclosures, retention), news);
    }

    @Override
    public String client() {
        return id;
    }

    @Override
    public Collection<String> searchTerms() {
        return person.terms();
    }

    AgeBand ageBandOn(LocalDate day) {
        return person.minorOn(day) ? AgeBand.ADOLESCENT : AgeBand.ADULT;
    }

    Episode current() {
        return episodes.getLast();
    }

    Episode episode(@Nullable EpisodeId episodeId) {
        return episodeId == null
                ? current()
                : episodes.stream()
                        .filter(it -> it.episodeId().equals(episodeId))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("There is no episode " + episodeId));
    }

    /// Lets the current episode decide.
    Change<Client> decide(Function<Episode, Change<Episode>> decision) {
        return decide(current().episodeId(), decision);
    }

    /// Lets one episode decide; news of an episode that is not here changes nothing.
    Change<Client> decide(EpisodeId episodeId, Function<Episode, Change<Episode>> decision) {
        return decideEach(it -> it.episodeId().equals(episodeId) ? decision.apply(it) : Change.none(it));
    }

    Change<Client> decideEach(Function<Episode, Change<Episode>> decision) {
        var after = new ArrayList<Episode>();
        var events = new ArrayList<Object>();
        var todos = new ArrayList<Todo>();
        for (var episode : episodes) {
            var change = decision.apply(episode);
            after.add(change.state());
            events.addAll(change.events());
            events.addAll(Consenting.endings(episode, change.state()));
            todos.addAll(change.todos());
        }
        return new Change<>(of(id, person, knownSince, alike, after, disclosures, retention), events, todos);
    }

    @Override
    public @Nullable Instant dueAt() {
        return Deadlines.next(this);
    }

    @Override
    public Change<Client> due(Instant now) {
        return Deadlines.passed(this, now);
    }

    Client with(List<Disclosure> ledger) {
        return of(id, person, knownSince, alike, episodes, ledger, retention);
    }

    Client likened(List<Likeness> others) {
        return of(id, person, knownSince, others, episodes, disclosures, retention);
    }

    Client with(Retention kept) {
        return of(id, person, knownSince, alike, episodes, disclosures, kept);
    }

    Client erased(List<Episode> stays, Retention kept) {
        return of(id, Person.ERASED, knownSince, List.of(), stays, disclosures, kept);
    }

    private static Client of(
            String id,
            Person person,
            Instant knownSince,
            List<Likeness> alike,
            List<Episode> episodes,
            List<Disclosure> disclosures,
            @Nullable Retention retention) {
        var current = episodes.getLast();
        return new Client(
                id,
                person,
                person.likeness(),
                person.traces(),
                knownSince,
                alike,
                episodes,
                disclosures,
                current.status(),
                Waiting.of(current),
                Agenda.tasks(episodes, alike),
                retention);
    }
}
