package care.continuum.intake.terms;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Whether a client is on hold, and how long holds lasted.
///
/// @param since the first day of the hold that has not ended
/// @param days  of those that have, and those between a plan's end and its extension
public record Hold(@Nullable LocalDate since, int days) {

    public static final Hold NONE = new Hold(null, 0);

    public Hold begun(LocalDate day) {
        return new Hold(day, days);
    }

    public Hold ended(LocalDate day) {
        return new Hold(null, days + lasting(day));
    }

    /// The plan stood still, and the client was expected nowhere.
    Hold idle(int more) {
        return new Hold(since, days + more);
    }

    /// How many days the hold has lasted on that day.
    public int lasting(LocalDate day) {
        return since == null ? 0 : Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(since, day)));
    }
}
