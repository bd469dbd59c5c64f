package care.continuum.scheduling.terms.room;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Looks for places for all, within a bounded time: where it finds none, everything stays.
public final class RoomMaker {

    private final Duration limit;

    public RoomMaker(Duration limit) {
        this.limit = limit;
    }

    /// The sessions with their places; empty where not all have one.
    public Optional<List<Sitting>> solve(List<Sitting> sittings) {
        if (limit.isZero() || sittings.stream().anyMatch(it -> it.getPlaces().isEmpty())) {
            return Optional.empty();
        }
        var solved = SolverFactory.<Puzzle>create(new SolverConfig()
                        .withSolutionClass(Puzzle.class)
                        .withEntityClasses(Sitting.class)
                        .withEasyScoreCalculatorClass(PuzzleScore.class)
                        .withRandomSeed(0L)
                        .withTerminationConfig(new TerminationConfig()
                                .withSpentLimit(limit)
                                .withUnimprovedSpentLimit(limit.dividedBy(4))))
                .buildSolver()
                .solve(new Puzzle(sittings));
        var score = solved.getScore();
        return score != null && score.isFeasible() ? Optional.of(solved.getSittings()) : Optional.empty();
    }
}
