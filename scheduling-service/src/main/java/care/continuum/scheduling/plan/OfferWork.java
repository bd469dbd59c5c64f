package care.continuum.scheduling.plan;

import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.Seating;
import care.continuum.scheduling.terms.SeatsAdded;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Offers seats that are new to those who were refused one. Each is told by the plan of somebody who waits; who is
/// offered it, intake decides.
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
        int left = seating.free(section);
        for (var seat : seating.refused(section.ageBand())) {
            var offer = new Offer(seat, section);
            var plan = plans.find(seat.episodeId().toString()).filter(offer::suits);
            if (left > 0 && plan.isPresent()) {
                plans.settle(plan.get().id(), plan::get, it -> offer.to(it, clock.instant()));
                left--;
            }
        }
    }
}
