package care.continuum.local.replay;

import care.continuum.local.replay.Cohort.Came;
import care.continuum.local.replay.Cohort.Visit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The lines of `attendance.csv`, in whatever order they stand.
final class AttendanceLines {

    private final Set<String> refs;
    private final Map<String, SortedMap<Integer, Told>> byRef = new HashMap<>();
    private final Set<String> unsure = new HashSet<>();

    AttendanceLines(Set<String> refs) {
        this.refs = refs;
    }

    /// What the line of one ordinal says.
    private record Told(Visit visit, Row row) {}

    /// What became of a client's sessions, in their order.
    List<Visit> of(String ref) {
        return told(ref).values().stream().map(Told::visit).toList();
    }

    /// Whether each of the client's lines could be counted.
    boolean sure(String ref) {
        return !unsure.contains(ref);
    }

    void take(Row row) {
        var ref = row.name(1, 100);
        row.mustBeKnown(1, ref, refs);
        var ordinal = row.number(2, 1, 99_999);
        var came = row.oneOf(3, Came.class);
        var ratio = ratio(row, came);
        if (ref.isEmpty()) {
            return;
        }
        if (ordinal.isEmpty()) {
            unsure.add(ref.get());
            return;
        }
        var visit = new Visit(came.orElse(Came.NO_SHOW), ratio.orElse(BigDecimal.ZERO));
        var before = byRef.computeIfAbsent(ref.get(), any -> new TreeMap<>())
                .putIfAbsent(ordinal.get(), new Told(visit, row));
        if (before != null) {
            row.fault(2, "%d stands in line %d, too, for this client".formatted(ordinal.get(), before.row.line()));
        }
    }

    /// A line that cannot be read may be any of its client's.
    void passOver(Row row) {
        row.fields().stream().findFirst().ifPresent(unsure::add);
    }

    /// To be called when all lines are read.
    void faultWhereOrdinalsAreMissing() {
        byRef.forEach((ref, told) -> {
            var next = 1;
            for (var line : told.entrySet()) {
                if (line.getKey() != next && sure(ref)) {
                    var text = "%d is there, but %d is missing for this client".formatted(line.getKey(), next);
                    line.getValue().row.fault(2, text);
                    return;
                }
                next++;
            }
        });
    }

    private SortedMap<Integer, Told> told(String ref) {
        return byRef.getOrDefault(ref, new TreeMap<>());
    }

    /// Who did not come has none, whether it is left out or zero.
    private static Optional<BigDecimal> ratio(Row row, Optional<Came> came) {
        var absent = came.filter(some -> some != Came.ATTENDED);
        if (absent.isPresent() && row.text(4).isEmpty()) {
            return Optional.empty();
        }
        var ratio = row.ratio(4);
        if (absent.isPresent() && ratio.isPresent() && ratio.get().signum() != 0) {
            row.fault(4, "%s has no attended share".formatted(absent.get()));
        }
        return ratio;
    }
}
