package care.continuum.aftercare.terms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the other services have told of an episode, whatever the order.
///
/// @param enrollment the needs, once known
/// @param ending     how the program ended; a plan waits for both
/// @param slots      answers about appointments of a plan that is not yet made
public record Heard(
        @Nullable Enrollment enrollment, @Nullable Ending ending, Consents consents, List<Slot> slots) {

    public static final Heard NOTHING = new Heard(null, null, new Consents(List.of()), List.of());

    public Heard {
        slots = List.copyOf(slots);
    }

    public Heard with(Enrollment known) {
        return new Heard(known, ending, consents, slots);
    }

    /// The first ending stands.
    public Heard with(Ending known) {
        return ending == null ? new Heard(enrollment, known, consents, slots) : this;
    }

    public Heard with(Consent known) {
        return new Heard(enrollment, ending, consents.with(known), slots);
    }

    public Heard with(Slot known) {
        var more = new ArrayList<>(slots);
        more.add(known);
        return new Heard(enrollment, ending, consents, more);
    }

    public Heard withoutSlots() {
        return new Heard(enrollment, ending, consents, List.of());
    }
}
