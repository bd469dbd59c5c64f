package care.continuum.intake.terms;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a client is on hold, how long holds lasted, and how the plan was extended: what moves its end.
///
/// @param since      the first day of the hold that has not ended
/// @param days       of those that have, and those between the plan's end and its extension
/// @param ahead      when the next one begins
/// @param extensions in order; the weeks that were agreed on are with them
public record Hold(
        @Nullable LocalDate since, int days, @Nullable Coming ahead, List<Extension> extensions) {

    public static final Hold NONE = new Hold(null, 0, null, List.of());

    public Hold {
        extensions = List.copyOf(extensions);
    }

    public Hold begun(LocalDate day) {
        return new Hold(day, days, null, extensions);
    }

    public Hold ended(LocalDate day) {
        return new Hold(null, days + lasting(day), null, extensions);
    }

    /// Another one is to begin then, or none any more.
    public Hold planned(@Nullable Coming next) {
        return new Hold(since, days, next, extensions);
    }

    /// Until the first day that was added the client was expected nowhere.
    Hold extended(Extension more) {
        var all = Stream.concat(extensions.stream(), Stream.of(more)).toList();
        return new Hold(since, days + more.idleDays(), ahead, all);
    }

    /// How many days the hold has lasted on that day.
    public int lasting(LocalDate day) {
        return since == null ? 0 : Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(since, day)));
    }
}
