package care.continuum.scheduling.terms.room;

import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.score.calculator.EasyScoreCalculator;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Nobody and nothing in two places, and all with a place, first; then as few as possible somewhere else than now.
public class PuzzleScore implements EasyScoreCalculator<Puzzle, HardSoftScore> {

    @Override
    public HardSoftScore calculateScore(Puzzle puzzle) {
        Set<Object> taken = new HashSet<>();
        int broken = 0;
        int moved = 0;
        for (var sitting : puzzle.getSittings()) {
            var place = sitting.getPlace();
            if (place == null) {
                broken++;
                continue;
            }
            var start = place.opening().startsAt();
            broken += taken.add(new At(String.valueOf(sitting.client()), start)) ? 0 : 1;
            broken += taken.add(new At(place.clinicianId().toString(), start)) ? 0 : 1;
            broken += taken.add(new At(place.roomId().toString(), start)) ? 0 : 1;
            moved += sitting.isMoved() ? 1 : 0;
        }
        return HardSoftScore.of(-broken, -moved);
    }

    private record At(String who, Instant start) {}
}
