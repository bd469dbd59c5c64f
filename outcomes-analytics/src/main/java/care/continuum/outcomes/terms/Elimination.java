package care.continuum.outcomes.terms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What somebody can compute who knows all sums of a table and all its cells but some: elimination as of old.
///
/// @param unknown the cells that they do not know
/// @param sums    with the factor of each cell
record Elimination(Collection<String> unknown, List<Map<String, Integer>> sums) {

    private static final double NOTHING = 1e-9;

    /// The unknown cells that have but one possible value.
    List<String> computable() {
        var names = List.copyOf(unknown);
        var rows = reduced(names);
        return rows.stream()
                .filter(row -> IntStream.range(0, row.length)
                                .filter(at -> isThere(row[at]))
                                .count()
                        == 1)
                .map(row -> names.get(IntStream.range(0, row.length)
                        .filter(at -> isThere(row[at]))
                        .findFirst()
                        .orElseThrow()))
                .toList();
    }

    private List<double[]> reduced(List<String> names) {
        var rows = new ArrayList<double[]>();
        sums.forEach(sum -> rows.add(
                names.stream().mapToDouble(name -> sum.getOrDefault(name, 0)).toArray()));
        var done = 0;
        for (int at = 0; at < names.size() && done < rows.size(); at++) {
            var pivot = pivot(rows, done, at);
            if (pivot >= 0) {
                var row = rows.remove(pivot);
                rows.add(done, scaled(row, 1 / row[at]));
                clear(rows, done++, at);
            }
        }
        return rows;
    }

    private static int pivot(List<double[]> rows, int from, int at) {
        return IntStream.range(from, rows.size())
                .filter(number -> isThere(rows.get(number)[at]))
                .findFirst()
                .orElse(-1);
    }

    private static void clear(List<double[]> rows, int pivot, int at) {
        var by = rows.get(pivot);
        for (int number = 0; number < rows.size(); number++) {
            var row = rows.get(number);
            if (number != pivot && isThere(row[at])) {
                var factor = row[at];
                rows.set(
                        number,
                        IntStream.range(0, row.length)
                                .mapToDouble(column -> row[column] - factor * by[column])
                                .toArray());
            }
        }
    }

    private static double[] scaled(double[] row, double factor) {
        return IntStream.range(0, row.length)
                .mapToDouble(at -> row[at] * factor)
                .toArray();
    }

    private static boolean isThere(double factor) {
        return Math.abs(factor) > NOTHING;
    }
}
