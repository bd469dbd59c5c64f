package care.continuum.attendance.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When the client was on hold, in order, and how far the plan was extended. Both move the plan's end.
///
/// @param extension the last one
/// @param attempt   of the seat that the rest of the plan is made for, at the earliest: the one that the client came
///                  back to, or changed to, last, or the next one after that of which they were taken off
public record Holds(
        List<Hold> all,
        @Nullable Extension extension,
        @Nullable Integer attempt) {

    public static final Holds NONE = new Holds(List.of(), null, null);

    public Holds {
        all = List.copyOf(all);
    }

    /// One hold.
    ///
    /// @param resumedOn missing while it lasts
    /// @param days      by which the plan's end moves
    public record Hold(LocalDate suspendedOn, @Nullable LocalDate resumedOn, int days) {}

    /// Weeks that were added.
    ///
    /// @param weeks of the plan in all
    /// @param from  the first day of those that were added
    public record Extension(int weeks, LocalDate from) {}

    public Holds suspended(LocalDate on) {
        return isOpen() ? this : with(all, new Hold(on, null, 0));
    }

    public Holds resumed(LocalDate on, int days) {
        return isOpen()
                ? with(all.subList(0, all.size() - 1), new Hold(all.getLast().suspendedOn(), on, days))
                : with(all, new Hold(on.minusDays(days), on, days));
    }

    /// The rest of the plan is made anew for this seat, or a later one that is known.
    public Holds seated(int next) {
        return attempt == null || attempt < next ? new Holds(all, extension, next) : this;
    }

    /// @param idleDays between the former end and the first added day: the plan stood still
    public Holds extended(int weeks, int idleDays, LocalDate from) {
        if (extension != null && extension.weeks() >= weeks) {
            return this;
        }
        var still = idleDays > 0 ? with(all, new Hold(from.minusDays(idleDays), from, idleDays)) : this;
        return new Holds(still.all, new Extension(weeks, from), attempt);
    }

    /// The client is on hold.
    public boolean isOpen() {
        return !all.isEmpty() && all.getLast().resumedOn() == null;
    }

    public int days() {
        return all.stream().mapToInt(Hold::days).sum();
    }

    /// When the client last came back.
    public Optional<LocalDate> resumedOn() {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(all.getLast().resumedOn());
    }

    private Holds with(List<Hold> before, Hold last) {
        var longer = new ArrayList<>(before);
        longer.add(last);
        return new Holds(longer, extension, attempt);
    }
}
