package care.continuum.intake.client;

import care.continuum.events.CareEvent;
import care.continuum.events.SessionId;
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

    /// The clinic saw or reached the client.
    void seen(CareEvent news, Origin origin, LocalDate on) {
        decide(news, origin, episode -> Change.to(episode.seen(on)));
    }

    void seen(CareEvent news, Origin origin, Instant at) {
        seen(news, origin, moment().day(at));
    }

    /// The client came to the session.
    void attended(CareEvent news, Origin origin, SessionId session, Instant startsAt) {
        var day = moment().day(startsAt);
        decide(news, origin, episode -> Change.to(episode.attended(session, day)));
    }

    /// The client did not come to the session after all.
    void notAttended(CareEvent news, Origin origin, SessionId session) {
        decide(news, origin, episode -> Change.to(episode.notAttended(session)));
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
