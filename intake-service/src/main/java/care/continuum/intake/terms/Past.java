package care.continuum.intake.terms;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What became of the seats that were offered.
///
/// @param offers the sources of all that ever were
/// @param passed the last attempt whose offer the client let go; 0 for none, or where its seat was not there
/// @param taken  the last attempt whose offer the client took; null for none
public record Past(Set<String> offers, int passed, @Nullable Integer taken) {

    static final Past NONE = new Past(Set.of(), 0, null);

    public Past {
        offers = Set.copyOf(offers);
    }

    Past with(Enrollment.Offer seat) {
        var all = new TreeSet<>(offers);
        all.add(seat.source());
        return new Past(all, passed, taken);
    }

    Past passed(int attempt) {
        return new Past(offers, attempt, taken);
    }

    Past without(int attempt) {
        return passed == attempt ? passed(0) : this;
    }

    Past taken(int attempt) {
        return new Past(offers, passed, attempt);
    }
}
