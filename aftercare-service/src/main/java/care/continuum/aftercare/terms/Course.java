package care.continuum.aftercare.terms;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far a plan has come.
///
/// @param met      the days of continuity (7, 30) that were reached
/// @param closedAt when nothing was open any more; missing while something is
public record Course(List<Integer> met, @Nullable Instant closedAt) {

    public static final Course BEGUN = new Course(List.of(), null);

    public Course {
        met = List.copyOf(met);
    }

    public boolean isOver() {
        return closedAt != null;
    }

    public boolean hasMet(int days) {
        return met.contains(days);
    }

    public Course meeting(List<Integer> days) {
        return new Course(Stream.concat(met.stream(), days.stream()).toList(), closedAt);
    }

    public Course closed(@Nullable Instant at) {
        return new Course(met, at);
    }
}
