package care.continuum.intake.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has to happen in time once somebody got in touch.
///
/// @param assessBy      when the assessment should be done
/// @param steppedDownOn the discharge from residential or hospital care; null where there was none
/// @param followUpsBy   when the client should have been seen after it
public record Clocks(Instant assessBy, @Nullable LocalDate steppedDownOn, List<FollowUp> followUpsBy) {

    /// Seen within so many days after the discharge.
    ///
    /// @param lastDay the last day that counts
    /// @param endsAt  the end of that day at the clinic
    public record FollowUp(int days, LocalDate lastDay, Instant endsAt) {}

    public Clocks {
        followUpsBy = List.copyOf(followUpsBy);
    }
}
