package care.continuum.outcomes.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A table of counts and the sums that hold between them: finds the cells that must not be published. These are the
/// small ones, and as many others as it takes that no small one can be computed from what is left.
///
/// A cell of nobody is left out too, but needs no protection: nobody stands behind it. A hidden cell is not in the
/// table, but whoever subtracts would find it, such as those who were discharged and never came.
public final class Cells {

    private final int smallest;
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private final Map<String, Set<String>> clients = new HashMap<>();
    private final Set<String> small = new TreeSet<>();
    private final Set<String> hidden = new TreeSet<>();
    private final List<Sum> sums = new ArrayList<>();

    /// @param smallest the smallest count that may be published
    public Cells(int smallest) {
        this.smallest = smallest;
    }

    /// One cell is the sum of others.
    private record Sum(String total, List<String> parts) {

        Stream<String> cells() {
            return Stream.concat(Stream.of(total), parts.stream());
        }
    }

    public Cells cell(String name, int value) {
        values.put(name, value);
        if (value > 0 && value < smallest) {
            small.add(name);
        }
        return this;
    }

    /// A count of what these clients have, each of them perhaps several.
    public Cells cell(String name, int value, Set<String> whose) {
        clients.put(name, whose);
        return value > 0 && whose.size() < smallest ? cell(name, value).ofFew(name) : cell(name, value);
    }

    /// A figure that tells of too few, however large it is.
    public Cells ofFew(String name) {
        small.add(name);
        return this;
    }

    /// These parts are all of the total; where they are not, what is missing is a hidden one.
    public Cells sum(String total, List<String> parts) {
        var rest = rest(total, parts);
        if (rest != 0) {
            return sumWithRest(total, parts, rest);
        }
        sums.add(new Sum(total, parts));
        return this;
    }

    /// This part is some of the total; the others are a hidden cell.
    public Cells within(String total, String part) {
        return sumWithRest(total, List.of(part), rest(total, List.of(part)));
    }

    /// The same, where the others are of these clients.
    public Cells within(String total, String part, Set<String> others) {
        var parts = List.of(part);
        return within(total, part).cell(nameOfRest(total, parts), rest(total, parts), others);
    }

    private static String nameOfRest(String total, List<String> parts) {
        return "rest of %s beside %s".formatted(total, parts);
    }

    private Cells sumWithRest(String total, List<String> parts, int rest) {
        var name = nameOfRest(total, parts);
        var all = new ArrayList<>(parts);
        all.add(name);
        hidden.add(name);
        sums.add(new Sum(total, all));
        return cell(name, rest);
    }

    private int rest(String total, List<String> parts) {
        return value(total) - parts.stream().mapToInt(this::value).sum();
    }

    public Set<String> leftOut() {
        var out = new TreeSet<>(small);
        out.addAll(hidden);
        values.entrySet().stream()
                .filter(cell -> cell.getValue() < smallest)
                .map(Map.Entry::getKey)
                .forEach(out::add);
        for (var next = next(out); next.isPresent(); next = next(out)) {
            out.add(next.get());
        }
        out.removeAll(hidden);
        return out;
    }

    /// A cell that has to go too, because a small one could be computed with it.
    private Optional<String> next(Set<String> out) {
        return sums.stream()
                .filter(sum -> tellsOfFew(sum, out))
                .map(sum -> smallestLeft(sum, out))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> new Elimination(out, sums.stream().map(this::row).toList())
                        .computable().stream()
                                .filter(small::contains)
                                .flatMap(cell -> sums.stream()
                                        .filter(sum -> sum.cells().anyMatch(cell::equals))
                                        .map(sum -> smallestLeft(sum, out))
                                        .flatMap(Optional::stream))
                                .findFirst());
    }

    /// What is left out of a sum is small itself when the total is there.
    private boolean tellsOfFew(Sum sum, Set<String> out) {
        var gone = sum.parts().stream().filter(out::contains).toList();
        return !out.contains(sum.total()) && gone.stream().anyMatch(small::contains) && people(gone) < smallest;
    }

    /// How many stand behind these cells; where clients are not known, each count is of another one.
    private long people(List<String> cells) {
        var known = cells.stream()
                .flatMap(cell -> clients.getOrDefault(cell, Set.of()).stream())
                .distinct()
                .count();
        var others = cells.stream().filter(Predicate.not(clients::containsKey)).mapToInt(this::value);
        return known + others.sum();
    }

    private Optional<String> smallestLeft(Sum sum, Set<String> out) {
        return sum.parts().stream()
                .filter(Predicate.not(out::contains))
                .min(Comparator.comparingInt(this::value))
                .or(() -> Optional.of(sum.total()).filter(Predicate.not(out::contains)));
    }

    private Map<String, Integer> row(Sum sum) {
        var row = new LinkedHashMap<String, Integer>();
        row.put(sum.total(), 1);
        sum.parts().forEach(part -> row.put(part, -1));
        return row;
    }

    private int value(String name) {
        return values.getOrDefault(name, 0);
    }
}
