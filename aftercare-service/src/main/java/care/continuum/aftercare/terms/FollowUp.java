package care.continuum.aftercare.terms;

import care.continuum.events.FollowUpId;
import java.time.LocalDate;
import java.util.Set;

/// A call some days after the discharge.
///
/// @param day      after the discharge
/// @param attempts made so far
public record FollowUp(FollowUpId followUpId, int day, LocalDate dueOn, Status status, int attempts) {

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

    public FollowUp due() {
        return new FollowUp(followUpId, day, dueOn, Status.DUE, attempts);
    }

    public FollowUp stopped() {
        return new FollowUp(followUpId, day, dueOn, Status.STOPPED, attempts);
    }

    public FollowUp attempted(Status outcome) {
        return new FollowUp(followUpId, day, dueOn, outcome, attempts + 1);
    }
}
