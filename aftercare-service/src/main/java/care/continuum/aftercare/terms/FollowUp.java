package care.continuum.aftercare.terms;

import care.continuum.events.FollowUpId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A call some days after the discharge.
///
/// @param day         after the discharge
/// @param attempts    made so far
/// @param callUntil   the last day to call, once it is due
/// @param attemptedAt of the latest attempt
public record FollowUp(
        FollowUpId followUpId,
        int day,
        LocalDate dueOn,
        Status status,
        int attempts,
        @Nullable LocalDate callUntil,
        @Nullable Instant attemptedAt) {

    private static final Set<Status> CALLED = Set.of(Status.DUE, Status.ATTEMPTED);

    public enum Status {
        PLANNED,
        DUE,
        ATTEMPTED,
        REACHED,
        UNREACHED,
        DECLINED,
        /// Nobody calls any more.
        STOPPED
    }

    public boolean isPlanned() {
        return status == Status.PLANNED;
    }

    /// Whether the client is to be called now.
    public boolean isCalled() {
        return CALLED.contains(status);
    }

    public boolean isOpen() {
        return isPlanned() || isCalled();
    }

    /// Nobody called in time, or nobody answered.
    public boolean isTooLate(LocalDate today) {
        return isCalled() && callUntil != null && today.isAfter(callUntil);
    }

    public static FollowUp planned(FollowUpId id, int day, LocalDate dueOn) {
        return new FollowUp(id, day, dueOn, Status.PLANNED, 0, null, null);
    }

    public FollowUp due(LocalDate lastDay) {
        return new FollowUp(followUpId, day, dueOn, Status.DUE, attempts, lastDay, attemptedAt);
    }

    public FollowUp stopped() {
        return to(Status.STOPPED);
    }

    public FollowUp unreached() {
        return to(Status.UNREACHED);
    }

    /// In whatever order attempts are told.
    public FollowUp attempted(Status outcome, Instant at) {
        var latest = attemptedAt != null && attemptedAt.isAfter(at) ? attemptedAt : at;
        return new FollowUp(followUpId, day, dueOn, outcome, attempts + 1, callUntil, latest);
    }

    private FollowUp to(Status next) {
        return new FollowUp(followUpId, day, dueOn, next, attempts, callUntil, attemptedAt);
    }
}
