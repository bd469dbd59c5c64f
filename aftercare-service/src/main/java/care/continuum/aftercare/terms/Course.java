package care.continuum.aftercare.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far a plan has come.
///
/// @param met           the days of continuity (7, 30) that were reached
/// @param contactAt     when the client was reached last
/// @param relapseAt     when the client told of a relapse; missing again once reached without one, or readmitted, or
///                      decided against
/// @param closedAt      when nothing was open any more; missing while something is
/// @param diedOn        where the client has died since the discharge
/// @param notReadmitted why staff decided against it last
/// @param erasedAt      where it was forgotten who the client was
public record Course(
        List<Integer> met,
        @Nullable Instant contactAt,
        @Nullable Instant relapseAt,
        @Nullable Instant closedAt,
        @Nullable LocalDate diedOn,
        @Nullable Note notReadmitted,
        @Nullable Instant erasedAt) {

    public static final Course BEGUN = new Course(List.of(), null, null, null, null, null, null);

    public Course {
        met = List.copyOf(met);
    }

    public boolean isOver() {
        return closedAt != null;
    }

    /// Whether nothing is done for the client any more.
    public boolean isGone() {
        return diedOn != null || erasedAt != null;
    }

    public boolean hasMet(int days) {
        return met.contains(days);
    }

    public boolean hasContactSince(Instant moment) {
        return contactAt != null && !contactAt.isBefore(moment);
    }

    public Course meeting(List<Integer> days) {
        var all = Stream.concat(met.stream(), days.stream()).toList();
        return new Course(all, contactAt, relapseAt, closedAt, diedOn, notReadmitted, erasedAt);
    }

    /// News of contacts come in any order.
    public Course reached(Instant at) {
        return hasContactSince(at) ? this : new Course(met, at, relapseAt, closedAt, diedOn, notReadmitted, erasedAt);
    }

    /// What the client told when they were reached, in whatever order it is entered: a later word without a relapse
    /// ends what a relapse began.
    public Course told(boolean relapse, Instant at) {
        var isNews = relapseAt == null || at.isAfter(relapseAt);
        return isNews ? relapse(relapse ? at : null) : this;
    }

    public Course relapse(@Nullable Instant at) {
        return new Course(met, contactAt, at, closedAt, diedOn, notReadmitted, erasedAt);
    }

    public Course closed(@Nullable Instant at) {
        return new Course(met, contactAt, relapseAt, at, diedOn, notReadmitted, erasedAt);
    }

    public Course died(LocalDate on) {
        return new Course(met, contactAt, relapseAt, closedAt, on, notReadmitted, erasedAt);
    }

    public Course erased(Instant at) {
        return new Course(met, contactAt, relapseAt, closedAt, diedOn, notReadmitted, at);
    }

    /// With what another of the client's plans knows of a death or an erasure; what is known here stands.
    public Course goneAs(Course other) {
        var died = diedOn == null && other.diedOn != null ? died(other.diedOn) : this;
        return died.erasedAt == null && other.erasedAt != null ? died.erased(other.erasedAt) : died;
    }

    public Course notReadmitted(Note why) {
        return new Course(met, contactAt, null, closedAt, diedOn, why, erasedAt);
    }
}
