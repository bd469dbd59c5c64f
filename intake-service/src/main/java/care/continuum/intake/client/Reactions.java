package care.continuum.intake.client;

import care.continuum.events.CareEvent;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Origin;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// What other services' news does to a client.
@Component
class Reactions {

    private final Aggregates<Client> clients;
    private final Clock clock;
    private final ClinicZone clinic;

    Reactions(Aggregates<Client> clients, Clock clock, ClinicZone clinic) {
        this.clients = clients;
        this.clock = clock;
        this.clinic = clinic;
    }

    Instant now() {
        return clock.instant();
    }

    Moment moment() {
        return Moment.at(clock, clinic);
    }

    Moment moment(Instant at) {
        return new Moment(at, clinic);
    }

    /// Lets the episode that the news is about decide.
    void decide(CareEvent news, Origin origin, Function<Episode, Change<Episode>> decision) {
        react(news, origin, client -> client.decide(news.episodeId(), decision));
    }

    /// The clinic reached the client.
    void seen(CareEvent news, Origin origin, Instant at) {
        var day = moment().day(at);
        decide(news, origin, episode -> Change.to(episode.seen(day)));
    }

    /// The client came to the session or the appointment of this id.
    void attended(CareEvent news, Origin origin, Object id, LocalDate on) {
        decide(news, origin, episode -> Change.to(episode.attended(id.toString(), on)));
    }

    void attended(CareEvent news, Origin origin, Object id, Instant startsAt) {
        attended(news, origin, id, moment().day(startsAt));
    }

    /// The client did not come to it after all.
    void notAttended(CareEvent news, Origin origin, Object id) {
        decide(news, origin, episode -> Change.to(episode.notAttended(id.toString())));
    }

    /// The client has died: every stay ends.
    void died(CareEvent news, Origin origin) {
        var now = now();
        react(news, origin, client -> client.decideEach(it -> it.died(news.episodeId(), now)));
    }

    void react(CareEvent news, Origin origin, Function<Client, Change<Client>> decision) {
        var id = news.clientId().toString();
        clients.react(id, origin, () -> stranger(id), decision);
    }

    /// Every client begins here with an inquiry, which is durable before anybody can hear of it.
    private static Client stranger(String id) {
        throw new IllegalStateException("there is news of a client who never asked: " + id);
    }
}
