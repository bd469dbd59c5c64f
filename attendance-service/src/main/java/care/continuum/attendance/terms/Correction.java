package care.continuum.attendance.terms;

import care.continuum.events.Outcome;
import care.continuum.events.SessionId;
import care.continuum.privacy.Sealed;
import java.time.Instant;

/// What staff changed in a record, why, and who it was.
public record Correction(
        SessionId sessionId,
        Outcome from,
        int minutesBefore,
        Outcome to,
        int minutes,
        @Sealed String reason,
        String by,
        Instant at) {}
