package care.continuum.local.replay;

import care.continuum.local.replay.Cohort.Came;
import care.continuum.local.replay.Cohort.Visit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lines of `attendance.csv`.
final class AttendanceLines {

    private final Set<String> refs;
    private final Map<String, List<Visit>> byRef = new HashMap<>();
    private final Map<String, Integer> lastOrdinal = new HashMap<>();

    AttendanceLines(Set<String> refs) {
        this.refs = refs;
    }

    Map<String, List<Visit>> byRef() {
        return byRef;
    }

    void take(Row row) {
        var ref = row.name(1, 100);
        ref.filter(some -> !refs.contains(some))
                .ifPresent(unknown -> row.fault(1, "client '%s' is not in clients.csv".formatted(unknown)));
        var ordinal = row.number(2, 1, 99_999);
        if (ref.isPresent() && ordinal.isPresent()) {
            var wanted = lastOrdinal.getOrDefault(ref.get(), 0) + 1;
            if (ordinal.get() != wanted) {
                row.fault(2, "%d does not follow: %d is next for this client".formatted(ordinal.get(), wanted));
            }
            lastOrdinal.put(ref.get(), ordinal.get());
        }
        var came = row.oneOf(3, Came.class);
        var ratio = row.ratio(4);
        if (came.isPresent()
                && ratio.isPresent()
                && came.get() != Came.ATTENDED
                && ratio.get().signum() != 0) {
            row.fault(4, "%s has no attended share".formatted(came.get()));
        }
        ref.ifPresent(some -> byRef.computeIfAbsent(some, any -> new ArrayList<>())
                .add(new Visit(came.orElse(Came.NO_SHOW), ratio.orElse(BigDecimal.ZERO))));
    }

    /// A line that cannot be read counts for the order of the following ones.
    void passOver(Row row) {
        if (!row.fields().isEmpty()) {
            lastOrdinal.merge(row.fields().getFirst(), 1, Integer::sum);
        }
    }
}
