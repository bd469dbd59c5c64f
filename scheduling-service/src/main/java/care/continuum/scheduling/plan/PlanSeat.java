package care.continuum.scheduling.plan;

import care.continuum.events.AgeBand;
import care.continuum.events.SectionId;
import care.continuum.events.Track;

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

    PlanSeat released() {
        return new PlanSeat(attempt, sectionId, track, ageBand, State.RELEASED);
    }
}
