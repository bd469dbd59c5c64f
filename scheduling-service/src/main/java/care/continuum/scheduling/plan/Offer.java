package care.continuum.scheduling.plan;

import care.continuum.messaging.Change;
import care.continuum.scheduling.terms.Seat;
import care.continuum.scheduling.terms.Section;
import java.time.Instant;

/// A seat that is new, for somebody who was refused one.
record Offer(Seat refused, Section section) {

    /// Whether the client may still want such a seat: before the enrollment, to come back from a hold, or for a change
    /// of the track.
    boolean suits(Plan plan) {
        return !plan.isOver() && plan.seats().stream().noneMatch(it -> it.isOpen() && it.attempt() > refused.attempt());
    }

    /// Whether the client was told of one in this section before.
    boolean isKnownTo(Plan plan) {
        return plan.seats().stream()
                .anyMatch(it ->
                        it.attempt() == refused.attempt() && it.sectionId().equals(section.sectionId()));
    }

    /// Told as if this client had given it back.
    Change<Plan> to(Plan plan, Instant now) {
        if (!suits(plan)) {
            return Change.none(plan);
        }
        var free = new PlanSeat(
                refused.attempt(), section.sectionId(), section.track(), section.ageBand(), PlanSeat.State.TAKEN);
        return free.freedBy(plan, now);
    }
}
