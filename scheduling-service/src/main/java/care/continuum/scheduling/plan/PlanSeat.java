package care.continuum.scheduling.plan;

import care.continuum.events.AgeBand;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A seat that this episode has or had.
record PlanSeat(int attempt, SectionId sectionId, Track track, AgeBand ageBand, State state) {

    /// As in the register.
    enum State {
        HELD,
        TAKEN,
        RELEASED
    }

    boolean isOpen() {
        return state != State.RELEASED;
    }

    /// Tells that the seat is free, as if this client had given it back.
    Change<Plan> freedBy(Plan plan, Instant now) {
        var seats = new ArrayList<>(plan.seats());
        seats.add(this);
        return plan.withSeats(List.copyOf(seats)).gaveBack(this::equals, now);
    }

    PlanSeat released() {
        return new PlanSeat(attempt, sectionId, track, ageBand, State.RELEASED);
    }

    /// The attempt of the last one in a section; null where there was none.
    static @Nullable Integer last(List<PlanSeat> seats, SectionId section) {
        return seats.stream()
                .filter(seat -> seat.sectionId().equals(section))
                .map(PlanSeat::attempt)
                .max(Integer::compare)
                .orElse(null);
    }

    /// These, some of them released, and one more.
    static List<PlanSeat> releasing(List<PlanSeat> seats, Predicate<PlanSeat> which, @Nullable PlanSeat more) {
        var next = new ArrayList<>(seats.stream()
                .map(seat -> which.test(seat) ? seat.released() : seat)
                .toList());
        if (more != null) {
            next.add(more);
        }
        return List.copyOf(next);
    }
}
