package care.continuum.intake.terms;

import care.continuum.events.AssessmentBasis;
import java.time.LocalDate;
import java.util.Map;

/// What a clinician found in each dimension, and the level of care that follows.
///
/// @param edition     of the criteria: `3` or `4` for ASAM
/// @param dimensions  rating 0 to 4 by number of the dimension, `1` to `6`
/// @param levelOfCare such as `2.1`
public record Assessment(
        AssessmentBasis basis,
        String edition,
        Map<String, Integer> dimensions,
        String levelOfCare,
        LocalDate assessedOn) {

    /// The level that this program gives.
    public static final String INTENSIVE_OUTPATIENT = "2.1";

    public Assessment {
        dimensions = Map.copyOf(dimensions);
    }

    public boolean fits() {
        return levelOfCare.equals(INTENSIVE_OUTPATIENT);
    }
}
