package care.continuum.aftercare.terms;

import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How and when the program ended.
///
/// @param reason missing for a completion
public record Ending(Disposition disposition, @Nullable DischargeReason reason, LocalDate dischargedOn) {

    /// Nothing follows a client's death.
    public boolean wantsPlan() {
        return reason != DischargeReason.DIED;
    }
}
