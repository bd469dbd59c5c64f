package care.continuum.attendance.terms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the program goes for a client, as last decided and told.
///
/// @param weeksTold     the figures of the weeks that were told, by week
/// @param measures      in order of their time
/// @param crisisSince   there while a crisis is open
/// @param criteriaMetAt there while the client could complete
/// @param reviewDueAt   there while somebody has to decide how the plan goes on
public record Course(
        Standing standing,
        List<Week> weeksTold,
        List<Measure> measures,
        @Nullable Instant crisisSince,
        @Nullable Instant criteriaMetAt,
        @Nullable Instant reviewDueAt,
        @Nullable Discharge discharge) {

    public static final Course NEW = new Course(Standing.ON_TRACK, List.of(), List.of(), null, null, null, null);

    public Course {
        weeksTold = List.copyOf(weeksTold);
        measures = List.copyOf(measures);
    }

    public boolean isOver() {
        return discharge != null;
    }

    public Course with(Standing became) {
        return new Course(became, weeksTold, measures, crisisSince, criteriaMetAt, reviewDueAt, discharge);
    }

    public Course with(Measure measure) {
        var all = new ArrayList<>(measures);
        all.add(measure);
        all.sort(Comparator.comparing(Measure::measuredAt)
                .thenComparing(each -> each.screeningId().value()));
        return new Course(standing, weeksTold, all, crisisSince, criteriaMetAt, reviewDueAt, discharge);
    }

    public Course told(Week week) {
        var all = new ArrayList<>(weeksTold);
        all.removeIf(old -> old.week() == week.week());
        all.add(week);
        all.sort(Comparator.comparingInt(Week::week));
        return new Course(standing, all, measures, crisisSince, criteriaMetAt, reviewDueAt, discharge);
    }

    public Course crisis(@Nullable Instant since) {
        return new Course(standing, weeksTold, measures, since, criteriaMetAt, reviewDueAt, discharge);
    }

    public Course criteriaMet(@Nullable Instant at) {
        return new Course(standing, weeksTold, measures, crisisSince, at, reviewDueAt, discharge);
    }

    public Course reviewDue(@Nullable Instant at) {
        return new Course(standing, weeksTold, measures, crisisSince, criteriaMetAt, at, discharge);
    }

    /// Over: nothing is left to review.
    public Course ended(Discharge decided) {
        return new Course(standing, weeksTold, measures, crisisSince, criteriaMetAt, null, decided);
    }
}
