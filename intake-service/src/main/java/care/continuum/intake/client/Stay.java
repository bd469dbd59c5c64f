package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
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

    /// Where none is named, the one in which that consent was given.
    Stay holding(ConsentId consent, Client client) {
        return episodeId != null
                ? this
                : client.episodes().stream()
                        .filter(it -> it.chart().consents().stream()
                                .anyMatch(given -> given.consentId().equals(consent)))
                        .findFirst()
                        .map(it -> new Stay(clientId, it.episodeId()))
                        .orElse(this);
    }

    Change<Client> decide(Client client, Function<Episode, Change<Episode>> decision) {
        Erasing.mustBeKnown(client);
        return client.decide(of(client).episodeId(), decision);
    }

    Answer<Client, Standing> standing() {
        return Answer.as(Standing.class, client -> Standing.of(of(client)));
    }
}
