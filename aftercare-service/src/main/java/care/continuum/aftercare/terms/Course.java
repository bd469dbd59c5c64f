package care.continuum.aftercare.terms;

import care.continuum.events.OutreachResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far a plan has come.
///
/// @param met           the days of continuity (7, 30) that were reached
/// @param relapseAt     when the client told of a relapse; missing again once reached without one, or readmitted, or
///                      decided against
/// @param closedAt      when nothing was open any more; missing while something is
/// @param diedOn        where the client has died since the discharge
/// @param notReadmitted why staff decided against it last
/// @param erasedAt      where it was forgotten who the client was
/// @param calls         in order of their time, in whatever order they were told
/// @param backAt        when the client came back to the program last; missing while they have not
public record Course(
        List<Integer> met,
        @Nullable Instant relapseAt,
        @Nullable Instant closedAt,
        @Nullable LocalDate diedOn,
        @Nullable Note notReadmitted,
        @Nullable Instant erasedAt,
        List<Call> calls,
        @Nullable Instant backAt) {

    public static final Course BEGUN = new Course(List.of(), null, null, null, null, null, List.of(), null);

    public Course {
        met = List.copyOf(met);
        // Plans that were made before calls were kept have none.
        calls = calls == null ? List.of() : List.copyOf(calls);
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

    public Course meeting(List<Integer> days) {
        var all = Stream.concat(met.stream(), days.stream()).toList();
        return new Course(all, relapseAt, closedAt, diedOn, notReadmitted, erasedAt, calls, backAt);
    }

    public Course losing(List<Integer> days) {
        var rest = met.stream().filter(each -> !days.contains(each)).toList();
        return new Course(rest, relapseAt, closedAt, diedOn, notReadmitted, erasedAt, calls, backAt);
    }

    public Course called(Call call) {
        var all = Stream.concat(calls.stream(), Stream.of(call))
                .sorted(Comparator.comparing(Call::at).thenComparing(Call::result))
                .toList();
        return new Course(met, relapseAt, closedAt, diedOn, notReadmitted, erasedAt, all, backAt);
    }

    /// Whether nobody has to call any more about what was missed then: the client was reached since, wants no call,
    /// or does not answer. One call may be about several follow-ups, and stand in attendance's outreach too.
    ///
    /// @param most so many calls, each at its own time, are enough
    public boolean wasCalledEnough(Instant missed, int most) {
        var since = calls.stream().filter(each -> !each.at().isBefore(missed)).toList();
        return since.stream().map(Call::at).distinct().count() >= most
                || since.stream().anyMatch(each -> each.result() != OutreachResult.NO_ANSWER);
    }

    /// The client came back: no relapse that was told until then waits any longer, also where it is entered later.
    public Course back(Instant at) {
        var last = wasBackAfter(at) ? backAt : at;
        var waiting = relapseAt != null && relapseAt.isAfter(at) ? relapseAt : null;
        return new Course(met, waiting, closedAt, diedOn, notReadmitted, erasedAt, calls, last);
    }

    /// Whether the client has come back since.
    public boolean wasBackAfter(Instant told) {
        return backAt != null && !told.isAfter(backAt);
    }

    /// What the client told when they were reached, in whatever order it is entered: a later word without a relapse
    /// ends what a relapse began, and so does coming back.
    public Course told(boolean relapse, Instant at) {
        var isNews = !wasBackAfter(at) && (relapseAt == null || at.isAfter(relapseAt));
        return isNews ? relapse(relapse ? at : null) : this;
    }

    public Course relapse(@Nullable Instant at) {
        return new Course(met, at, closedAt, diedOn, notReadmitted, erasedAt, calls, backAt);
    }

    public Course closed(@Nullable Instant at) {
        return new Course(met, relapseAt, at, diedOn, notReadmitted, erasedAt, calls, backAt);
    }

    public Course died(LocalDate on) {
        return new Course(met, relapseAt, closedAt, on, notReadmitted, erasedAt, calls, backAt);
    }

    public Course erased(Instant at) {
        return new Course(met, relapseAt, closedAt, diedOn, notReadmitted, at, calls, backAt);
    }

    /// With what another of the client's plans knows of a death or an erasure; what is known here stands.
    public Course goneAs(Course other) {
        var died = diedOn == null && other.diedOn != null ? died(other.diedOn) : this;
        return died.erasedAt == null && other.erasedAt != null ? died.erased(other.erasedAt) : died;
    }

    public Course notReadmitted(Note why) {
        return new Course(met, null, closedAt, diedOn, why, erasedAt, calls, backAt);
    }
}
