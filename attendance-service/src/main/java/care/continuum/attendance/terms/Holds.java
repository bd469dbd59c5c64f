package care.continuum.attendance.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When the client was on hold, in order. The days of it move the plan's end.
public record Holds(List<Hold> all) {

    public static final Holds NONE = new Holds(List.of());

    public Holds {
        all = List.copyOf(all);
    }

    /// One hold.
    ///
    /// @param resumedOn missing while it lasts
    /// @param days      by which the plan's end moves
    public record Hold(LocalDate suspendedOn, @Nullable LocalDate resumedOn, int days) {}

    public Holds suspended(LocalDate on) {
        return isOpen() ? this : with(all, new Hold(on, null, 0));
    }

    public Holds resumed(LocalDate on, int days) {
        return isOpen()
                ? with(all.subList(0, all.size() - 1), new Hold(all.getLast().suspendedOn(), on, days))
                : with(all, new Hold(on.minusDays(days), on, days));
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

    private static Holds with(List<Hold> before, Hold last) {
        var all = new ArrayList<>(before);
        all.add(last);
        return new Holds(all);
    }
}
