package care.continuum.attendance.terms;

import care.continuum.events.Disposition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the program goes for a client, as last decided and told.
///
/// @param weeksTold     the figures of the weeks that were told, by week
/// @param measures      in order of their time
/// @param groups        support groups, as the client said; never clinical hours
/// @param crisisSince   there while a crisis is open
/// @param criteriaMetAt there while the client could complete
/// @param reviewDueAt   there while somebody has to decide how the plan goes on
/// @param recheckDueAt  there while somebody has to look at a completion again
/// @param deathToldAt   when aftercare was told after this stay that the client has died
public record Course(
        Standing standing,
        List<Week> weeksTold,
        List<Measure> measures,
        List<SelfReport> groups,
        @Nullable Instant crisisSince,
        @Nullable Instant criteriaMetAt,
        @Nullable Instant reviewDueAt,
        @Nullable Instant recheckDueAt,
        @Nullable Discharge discharge,
        @Nullable Instant deathToldAt) {

    public static final Course NEW =
            new Course(Standing.ON_TRACK, List.of(), List.of(), List.of(), null, null, null, null, null, null);

    public Course {
        weeksTold = List.copyOf(weeksTold);
        measures = List.copyOf(measures);
        groups = List.copyOf(groups);
    }

    public boolean isOver() {
        return discharge != null;
    }

    public boolean isCompleted() {
        return discharge != null && discharge.disposition() == Disposition.COMPLETED;
    }

    public Course with(Standing became) {
        return new Course(
                became,
                weeksTold,
                measures,
                groups,
                crisisSince,
                criteriaMetAt,
                reviewDueAt,
                recheckDueAt,
                discharge,
                deathToldAt);
    }

    public Course with(Measure measure) {
        var all = new ArrayList<>(measures);
        all.add(measure);
        all.sort(Comparator.comparing(Measure::measuredAt)
                .thenComparing(each -> each.screeningId().value()));
        return with(weeksTold, all, groups);
    }

    public Course with(SelfReport group) {
        var all = new ArrayList<>(groups);
        all.add(group);
        all.sort(Comparator.comparing(SelfReport::attendedOn).thenComparing(SelfReport::reportedAt));
        return with(weeksTold, measures, all);
    }

    public Course told(Week week) {
        var all = new ArrayList<>(weeksTold);
        all.removeIf(old -> old.week() == week.week());
        all.add(week);
        all.sort(Comparator.comparingInt(Week::week));
        return with(all, measures, groups);
    }

    private Course with(List<Week> weeks, List<Measure> measured, List<SelfReport> reported) {
        return new Course(
                standing,
                weeks,
                measured,
                reported,
                crisisSince,
                criteriaMetAt,
                reviewDueAt,
                recheckDueAt,
                discharge,
                deathToldAt);
    }

    public Course crisis(@Nullable Instant since) {
        return with(since, criteriaMetAt, reviewDueAt, recheckDueAt);
    }

    public Course criteriaMet(@Nullable Instant at) {
        return with(crisisSince, at, reviewDueAt, recheckDueAt);
    }

    public Course reviewDue(@Nullable Instant at) {
        return with(crisisSince, criteriaMetAt, at, recheckDueAt);
    }

    public Course recheckDue(@Nullable Instant at) {
        return with(crisisSince, criteriaMetAt, reviewDueAt, at);
    }

    private Course with(
            @Nullable Instant crisis, @Nullable Instant met, @Nullable Instant review, @Nullable Instant recheck) {
        return new Course(standing, weeksTold, measures, groups, crisis, met, review, recheck, discharge, deathToldAt);
    }

    /// Over: nothing is left to review.
    public Course ended(Discharge decided) {
        return new Course(
                standing,
                weeksTold,
                measures,
                groups,
                crisisSince,
                criteriaMetAt,
                null,
                recheckDueAt,
                decided,
                deathToldAt);
    }

    public Course deathTold(Instant at) {
        return new Course(
                standing,
                weeksTold,
                measures,
                groups,
                crisisSince,
                criteriaMetAt,
                reviewDueAt,
                recheckDueAt,
                discharge,
                at);
    }
}
