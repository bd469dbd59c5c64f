package care.continuum.attendance.terms;

import care.continuum.events.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What staff must do for a client.
///
/// @param from  not shown before
/// @param dueAt overdue from then on
public record Task(
        Kind kind, Instant from, Instant dueAt, @Nullable SessionId sessionId) {

    public enum Kind {
        OUTREACH,
        SHEET,
        MAKE_UP,
        COMPLETION,
        END_OF_PLAN_REVIEW,
        COMPLETION_REVIEW,
        PROGRESS_MEASURE
    }
}
