package care.continuum.scheduling.terms.room;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks for places for all, within a bounded time: where it finds none, everything stays.
public final class RoomMaker {

    /// How many steps back the search compares itself with. Fewer leave it stuck, more let it wander.
    private static final int WALK = 40;

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
                        .withConstraintProviderClass(PuzzleRules.class)
                        .withPhases(
                                new ConstructionHeuristicPhaseConfig(),
                                new LocalSearchPhaseConfig()
                                        .withAcceptorConfig(
                                                new LocalSearchAcceptorConfig().withLateAcceptanceSize(WALK)))
                        .withRandomSeed(0L)
                        .withTerminationConfig(
                                new TerminationConfig().withSpentLimit(limit).withBestScoreFeasible(true)))
                .buildSolver()
                .solve(new Puzzle(sittings));
        var score = solved.getScore();
        if (score == null || !score.isFeasible()) {
            return Optional.empty();
        }
        sendBack(solved.getSittings());
        return Optional.of(solved.getSittings());
    }

    /// The search moves more than it must: only those go who have no place yet, and whoever is in the way of one that
    /// goes.
    private static void sendBack(List<Sitting> sittings) {
        var going =
                sittings.stream().filter(it -> it.before() == null).collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < going.size(); i++) {
            var one = going.get(i);
            sittings.stream()
                    .filter(it -> !going.contains(it) && one.takesPlaceOf(it))
                    .forEach(going::add);
        }
        sittings.stream().filter(it -> !going.contains(it)).forEach(it -> it.setPlace(it.before()));
    }
}
