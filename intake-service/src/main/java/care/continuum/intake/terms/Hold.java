package care.continuum.intake.terms;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a client is on hold, how long holds lasted, and how the plan was extended: what moves its end.
///
/// @param since      the first day of the hold that has not ended
/// @param days       of the plan that those have taken, and those between its end and its extension
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

    Hold ended(LocalDate start, LocalDate day) {
        return new Hold(null, days + lasting(start, day), null, extensions);
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

    /// How many days of the plan the hold has taken on that day. Nothing was lost before the plan's start, nor before
    /// the weeks that were added to one that was over.
    ///
    /// @param start of the plan
    int lasting(LocalDate start, LocalDate day) {
        if (since == null) {
            return 0;
        }
        var first = extensions.stream()
                .filter(more -> more.idleDays() > 0)
                .map(Extension::startsOn)
                .reduce(start, (_, last) -> last);
        var from = since.isBefore(first) ? first : since;
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(from, day)));
    }
}
