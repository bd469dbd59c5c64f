package care.continuum.intake.terms;

import care.continuum.events.AssessmentBasis;
import care.continuum.privacy.Sealed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a clinician found in each dimension, and the level of care that follows.
///
/// @param edition     of the criteria: `3` or `4` for ASAM, free text for LOCUS
/// @param dimensions  rating 0 to 4 by number of the dimension, `1` to `6`
/// @param levelOfCare such as `2.1`
public record Assessment(
        AssessmentBasis basis,
        @Sealed String edition,
        Map<String, Integer> dimensions,
        String levelOfCare,
        LocalDate assessedOn) {

    /// The level that this program gives.
    public static final String INTENSIVE_OUTPATIENT = "2.1";

    private static final List<String> NUMBERS = List.of("1", "2", "3", "4", "5", "6");

    public Assessment {
        dimensions = Map.copyOf(dimensions);
    }

    /// What is wrong with ratings, by the number of the dimension, in order. ASAM rates all six.
    public static Map<String, String> faults(AssessmentBasis basis, Map<String, Integer> ratings) {
        var faults = new TreeMap<String, String>();
        if (basis == AssessmentBasis.ASAM) {
            NUMBERS.forEach(it -> faults.put(it, "is missing"));
        }
        ratings.forEach((number, rating) -> {
            faults.remove(number);
            if (!NUMBERS.contains(number)) {
                faults.put(number, "must be a dimension from 1 to 6");
            } else if (rating < 0 || rating > 4) {
                faults.put(number, "must be from 0 to 4");
            }
        });
        return faults;
    }

    public boolean fits() {
        return levelOfCare.equals(INTENSIVE_OUTPATIENT);
    }
}
