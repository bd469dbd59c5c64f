package care.continuum.intake.terms;

import care.continuum.privacy.Sealed;
import java.time.LocalDate;

/// Weeks that were added to a plan.
///
/// @param startsOn the first day of them
/// @param idleDays between the plan's former end and that day
/// @param reason   as the clinician said it
public record Extension(
        LocalDate decidedOn,
        int weeks,
        LocalDate startsOn,
        int idleDays,
        @Sealed String reason) {}
