package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.Person;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Command;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Where people get in touch, and come back.
@Component
class FrontDesk {

    private final Aggregates<Client> clients;
    private final Clock clock;

    FrontDesk(Aggregates<Client> clients, Clock clock) {
        this.clients = clients;
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

    /// A new stay of a known client.
    ///
    /// @param inquiry made from the latest one
    Standing readmit(ClientId clientId, Command command, BiFunction<Inquiry, Instant, Inquiry> inquiry) {
        var episodeId = new EpisodeId(command.derive("episode"));
        return clients.amend(
                clientId.toString(),
                command,
                client ->
                        client.readmit(episodeId, inquiry.apply(client.current().inquiry(), clock.instant())),
                new Stay(clientId, episodeId).standing());
    }

    /// @throws care.continuum.messaging.RuleBroken where the client was erased
    Client read(ClientId clientId) {
        var client = clients.get(clientId.toString());
        Erasing.mustBeKnown(client);
        return client;
    }
}
