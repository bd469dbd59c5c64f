package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.aftercare.terms.Terms;
import care.continuum.events.CareEvent;
import care.continuum.events.EpisodeId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Origin;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/// Keeps what the other services tell of an episode.
@Service
class NewsDesk {

    private final Aggregates<Plan> plans;
    private final PartnerDirectory directory;
    private final Terms terms;
    private final ClinicZone clinic;
    private final Clock clock;

    NewsDesk(Aggregates<Plan> plans, PartnerDirectory directory, Terms terms, ClinicZone clinic, Clock clock) {
        this.plans = plans;
        this.directory = directory;
        this.terms = terms;
        this.clinic = clinic;
        this.clock = clock;
    }

    /// What a piece of news means to the episode's plan.
    @FunctionalInterface
    interface Meaning {
        Change<Plan> decide(Plan plan, Terms terms, Instant now);
    }

    /// Lets the episode's plan decide what the news means; the first news of an episode begins it.
    void tell(CareEvent news, Origin origin, Meaning meaning) {
        tell(news.episodeId(), news, origin, meaning);
    }

    /// @param episode another one of the client's than the one that the news is of
    void tell(EpisodeId episode, CareEvent news, Origin origin, Meaning meaning) {
        plans.react(
                episode.toString(),
                origin,
                () -> Plan.unheard(news.clientId(), episode, clinic.zone(), terms.practice()),
                plan -> decided(plan, meaning));
    }

    private Change<Plan> decided(Plan plan, Meaning meaning) {
        var now = clock.instant();
        return Closing.concluded(
                plan, Sending.begun(plan, meaning.decide(plan, terms, now), directory.partners(), now), now);
    }
}
