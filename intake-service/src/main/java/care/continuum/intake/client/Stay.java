package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which stay of which client a request is about: the latest one where it names none.
record Stay(ClientId clientId, @Nullable EpisodeId episodeId) {

    /// @throws care.continuum.messaging.NotFound where the client has no such episode
    Episode of(Client client) {
        return client.episode(episodeId);
    }

    Change<Client> decide(Client client, Function<Episode, Change<Episode>> decision) {
        Erasing.mustBeKnown(client);
        return client.decide(of(client).episodeId(), decision);
    }

    Answer<Client, Standing> standing() {
        return Answer.as(Standing.class, client -> Standing.of(of(client)));
    }
}
