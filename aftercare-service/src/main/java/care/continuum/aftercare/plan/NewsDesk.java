package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.events.CareEvent;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Origin;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;

/// Keeps what the other services tell of an episode.
@Service
class NewsDesk {

    private final Aggregates<Plan> plans;
    private final PartnerDirectory directory;
    private final ClinicZone clinic;
    private final Clock clock;

    NewsDesk(Aggregates<Plan> plans, PartnerDirectory directory, ClinicZone clinic, Clock clock) {
        this.plans = plans;
        this.directory = directory;
        this.clinic = clinic;
        this.clock = clock;
    }

    /// Lets the episode's plan decide what the news means; the first news of an episode begins it.
    void tell(CareEvent news, Origin origin, BiFunction<Plan, Instant, Change<Plan>> meaning) {
        plans.react(
                news.episodeId().toString(),
                origin,
                () -> Plan.unheard(news.clientId(), news.episodeId(), clinic.zone()),
                plan -> decided(plan, meaning));
    }

    private Change<Plan> decided(Plan plan, BiFunction<Plan, Instant, Change<Plan>> meaning) {
        var now = clock.instant();
        return Closing.concluded(plan, Sending.begun(plan, meaning.apply(plan, now), directory.partners(), now), now);
    }
}
