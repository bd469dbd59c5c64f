package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.Person;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Command;
import care.continuum.messaging.RuleBroken;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Where people get in touch, and where it is known who may be the same person.
@Component
class FrontDesk {

    private final Aggregates<Client> clients;
    private final Clients known;
    private final Clock clock;

    FrontDesk(Aggregates<Client> clients, Clients known, Clock clock) {
        this.clients = clients;
        this.known = known;
        this.clock = clock;
    }

    /// What is answered after every step of an episode.
    record Standing(ClientId clientId, EpisodeId episodeId, EpisodeStatus status) {

        static Standing of(Episode episode) {
            return new Standing(episode.clientId(), episode.episodeId(), episode.status());
        }
    }

    /// Always a new client and a new episode: nobody learns from the answer who is known here.
    Standing inquire(Command command, Person person, Function<Instant, Inquiry> inquiry) {
        var clientId = new ClientId(command.derive("client"));
        var episodeId = new EpisodeId(command.derive("episode"));
        return clients.begin(
                clientId.toString(),
                command,
                () -> Client.inquire(clientId, episodeId, person, inquiry.apply(clock.instant())),
                new Stay(clientId, episodeId).standing());
    }

    Client read(ClientId clientId) {
        return clients.get(clientId.toString());
    }

    /// Who else this is, by name, birth date, and phone or e-mail.
    List<Client> sameAs(Client client) {
        return alike(client).stream()
                .filter(it -> it.person().sameAs(client.person()))
                .toList();
    }

    /// Who else has the name and the birth date; staff decide.
    List<Client> possibleDuplicates(Client client) {
        return alike(client).stream()
                .filter(it -> !it.person().sameAs(client.person()))
                .toList();
    }

    private List<Client> alike(Client client) {
        return known.findByLikeness(client.likeness()).stream()
                .filter(it -> !it.id().equals(client.id()))
                .toList();
    }

    /// A person has one stay at a time, under whichever id it began.
    void mustNotBeInTheProgram(ClientId clientId) {
        var client = read(clientId);
        var elsewhere = sameAs(client).stream()
                .filter(it -> it.knownBefore(client))
                .anyMatch(it -> it.status() != EpisodeStatus.FINISHED && it.status() != EpisodeStatus.CANCELED);
        if (elsewhere) {
            throw new RuleBroken("already-in-program", "The person has a stay under another client id");
        }
    }
}
