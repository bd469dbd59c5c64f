package care.continuum.suite.faults;

import java.util.Collection;
import java.util.List;

/// How long commands took, in milliseconds.
///
/// @param low  so far down p50 may lie for all that so few can tell: one standard error
/// @param high so far up
record Times(int count, double p50, double p99, double low, double high) {

    static final Times NONE = new Times(0, 0, 0, 0, 0);

    static Times of(Collection<Double> some) {
        if (some.isEmpty()) {
            return NONE;
        }
        var sorted = some.stream().sorted().toList();
        var size = sorted.size();
        var error = Math.sqrt(size) / 2;
        return new Times(
                size,
                at(sorted, size * 0.5),
                at(sorted, size * 0.99),
                at(sorted, size * 0.5 - error),
                at(sorted, size * 0.5 + error));
    }

    private static double at(List<Double> sorted, double place) {
        return sorted.get(Math.clamp((long) place, 0, sorted.size() - 1));
    }
}
