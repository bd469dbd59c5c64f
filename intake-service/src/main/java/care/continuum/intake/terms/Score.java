package care.continuum.intake.terms;

import care.continuum.events.IntakeEvent.BamScores;
import care.continuum.events.Severity;
import org.jspecify.annotations.Nullable;

/// What an instrument says. All but `complete` is missing where an item is, or where the instrument has no such
/// figure.
public record Score(
        boolean complete,
        @Nullable Integer total,
        @Nullable Severity severity,
        @Nullable Boolean positive,
        @Nullable BamScores bam) {

    static Score incomplete() {
        return new Score(false, null, null, null, null);
    }
}
