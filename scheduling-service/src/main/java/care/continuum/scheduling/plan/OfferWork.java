package care.continuum.scheduling.plan;

import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.Seating;
import care.continuum.scheduling.terms.SeatsAdded;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Offers seats that are new to those who were refused one. Each is told by the plan of one of them, of those first
/// who told of none before; who is offered it, intake decides. A seat that is told twice does no harm: the second who
/// is to have it finds none.
@Component
class OfferWork {

    private final Aggregates<Plan> plans;
    private final Aggregates<Seating> seatings;
    private final Clock clock;

    OfferWork(Aggregates<Plan> plans, Aggregates<Seating> seatings, Clock clock) {
        this.plans = plans;
        this.seatings = seatings;
        this.clock = clock;
    }

    @EventListener
    void on(SeatsAdded added) {
        var seating = seatings.get(added.track().name());
        var section = seating.section(added.sectionId()).orElseThrow();
        seating.refused(section.ageBand()).stream()
                .map(seat -> new Offer(seat, section))
                .flatMap(offer -> telling(offer).stream())
                .sorted(Comparator.comparing(Telling::isRepeated))
                .limit(Math.max(0, seating.free(section)))
                .forEach(it -> plans.settle(it.plan.id(), it::plan, plan -> it.offer.to(plan, clock.instant())));
    }

    private Optional<Telling> telling(Offer offer) {
        return plans.find(offer.refused().episodeId().toString())
                .filter(offer::suits)
                .map(plan -> new Telling(offer, plan));
    }

    /// Who can tell of a seat.
    private record Telling(Offer offer, Plan plan) {

        boolean isRepeated() {
            return offer.isKnownTo(plan);
        }
    }
}
