package care.continuum.privacy;

import care.continuum.web.BreakGlass;
import java.util.LinkedHashSet;
import java.util.Set;

/// Break-glass access of one request: that it was offered, and whether it was used.
final class Glass implements BreakGlass {

    private final Set<String> needed = new LinkedHashSet<>();

    @Override
    public void broken(String roles) {
        needed.add(roles);
    }

    boolean isBroken() {
        return !needed.isEmpty();
    }

    String needed() {
        return String.join("; ", needed);
    }
}
