package care.continuum.intake.client;

import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What time alone decides about a client: offers that pass on, consents that end, holds and changes of track that were
/// decided before, who comes of age while waiting, disclosures nobody confirmed.
final class Deadlines {

    private Deadlines() {}

    /// None for who was erased: nothing is told of them any more.
    static @Nullable Instant next(Client client) {
        if (Erasing.isErased(client)) {
            return null;
        }
        var stays = client.episodes().stream()
                .flatMap(it -> Stream.of(
                        Offering.expiresAt(it),
                        it.chart().nextExpiry(),
                        Holding.beginsAt(it),
                        Moving.beginsAt(it),
                        ComingOfAge.comesAt(it)));
        return Stream.concat(stays, Stream.of(Disclosing.nextExpiry(client.disclosures())))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    static Change<Client> passed(Client client, Instant now) {
        if (Erasing.isErased(client)) {
            return Change.none(client);
        }
        var state = client.with(Disclosing.expired(client.disclosures(), now));
        var events = new ArrayList<Object>();
        var todos = new ArrayList<Todo>();
        for (var stay : client.episodes()) {
            for (var decision : decisions(now)) {
                var change = state.decide(stay.episodeId(), decision);
                state = change.state();
                events.addAll(change.events());
                todos.addAll(change.todos());
            }
        }
        return new Change<>(state, events, todos);
    }

    private static List<Function<Episode, Change<Episode>>> decisions(Instant now) {
        return List.of(
                it -> Offering.expire(it.asOf(now), now),
                it -> Holding.begins(it, now),
                it -> Moving.begins(it, now),
                it -> ComingOfAge.comes(it, now));
    }
}
