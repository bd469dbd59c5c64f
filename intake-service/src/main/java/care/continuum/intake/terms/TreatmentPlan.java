package care.continuum.intake.terms;

import care.continuum.privacy.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What client and clinician work on, and when they look at it again.
///
/// @param reviewBy the end of the day of the next review
public record TreatmentPlan(List<Goal> goals, LocalDate nextReview, Instant reviewBy) {

    /// One goal; the clinic has its own names and words for how far it has come.
    public record Goal(@Sealed String goalId, @Sealed String status) {}

    public TreatmentPlan {
        goals = List.copyOf(goals);
    }
}
