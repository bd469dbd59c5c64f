package care.continuum.aftercare.terms;

import care.continuum.events.Need;
import care.continuum.events.Reason;
import java.util.Set;

/// Why the client came, and what the client needs.
public record Enrollment(Reason reason, Set<Need> needs) {

    public Enrollment {
        needs = Set.copyOf(needs);
    }
}
