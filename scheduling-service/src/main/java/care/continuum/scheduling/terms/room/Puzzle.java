package care.continuum.scheduling.terms.room;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.HardSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All sessions that may move, with those that have no place. Shaped as the solver wants it.
@PlanningSolution
public class Puzzle {

    @PlanningEntityCollectionProperty
    private List<Sitting> sittings = List.of();

    @PlanningScore
    private @Nullable HardSoftScore score;

    /// As the solver makes it.
    public Puzzle() {}

    Puzzle(List<Sitting> sittings) {
        this.sittings = sittings;
    }

    public List<Sitting> getSittings() {
        return sittings;
    }

    public void setSittings(List<Sitting> sittings) {
        this.sittings = sittings;
    }

    public @Nullable HardSoftScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardSoftScore score) {
        this.score = score;
    }
}
