package care.continuum.aftercare.terms;

import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// How and when the program ended.
///
/// @param reason  missing for a completion
/// @param endedAt when it was decided; missing where it was heard before that was kept
public record Ending(
        Disposition disposition,
        @Nullable DischargeReason reason,
        LocalDate dischargedOn,
        @Nullable Instant endedAt) {

    /// The latest is the last.
    public static final Comparator<Ending> BY_TIME = Comparator.comparing(Ending::dischargedOn)
            .thenComparing(ending -> ending.endedAt() == null ? Instant.EPOCH : ending.endedAt());

    /// Nothing follows a client's death.
    public boolean wantsPlan() {
        return reason != DischargeReason.DIED;
    }
}
