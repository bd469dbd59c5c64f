package care.continuum.local.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that must hold after a replay, and where it does not.
record Check(String name, List<String> faults) {

    private static final int SHOWN = 5;

    boolean holds() {
        return faults.isEmpty();
    }

    /// The check as lines for the terminal.
    String told() {
        var lines = new StringBuilder("  %-6s %s".formatted(holds() ? "ok" : "FAILED", name));
        faults.stream()
                .limit(SHOWN)
                .forEach(fault -> lines.append(System.lineSeparator())
                        .append("           ")
                        .append(fault));
        if (faults.size() > SHOWN) {
            lines.append(System.lineSeparator()).append("           and %d more".formatted(faults.size() - SHOWN));
        }
        return lines.toString();
    }

    static Collecting that(String name) {
        return new Collecting(name);
    }

    /// A check under way.
    static final class Collecting {

        private final String name;
        private final List<String> faults = new ArrayList<>();

        private Collecting(String name) {
            this.name = name;
        }

        void same(String what, @Nullable Object expected, @Nullable Object found) {
            if (!Objects.equals(expected, found)) {
                fault("%s: expected %s, found %s".formatted(what, expected, found));
            }
        }

        void fault(String text) {
            faults.add(text);
        }

        Check done() {
            return new Check(name, List.copyOf(faults));
        }
    }
}
