package care.continuum.scheduling.terms.room;

import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Nobody and nothing in two places at a time, first; then as few as possible somewhere else than now.
public class PuzzleRules implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory rules) {
        return new Constraint[] {
            once(rules, "client", Sitting::client),
            once(rules, "clinician", it -> it.at().clinicianId()),
            once(rules, "room", it -> it.at().roomId()),
            rules.forEach(Sitting.class)
                    .filter(Sitting::isMoved)
                    .penalize(HardSoftScore.ONE_SOFT)
                    .asConstraint("moved"),
        };
    }

    private static Constraint once(ConstraintFactory rules, String name, Function<Sitting, @Nullable Object> who) {
        return rules.forEachUniquePair(
                        Sitting.class,
                        Joiners.equal(who),
                        Joiners.equal(it -> it.at().opening().startsAt()))
                .penalize(HardSoftScore.ONE_HARD)
                .asConstraint(name);
    }
}
