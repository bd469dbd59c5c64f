package care.continuum.attendance.terms;

import care.continuum.events.OutreachReason;
import java.time.Duration;
import java.time.Instant;

/// Somebody should call the client: a first attempt and all attempts by these times.
public record Request(OutreachReason reason, Instant requestedAt, Instant firstAttemptBy, Instant allAttemptsBy) {

    public static Request of(OutreachReason reason, Instant now, Rules rules) {
        var limits = rules.limits();
        return new Request(
                reason,
                now,
                now.plus(Duration.ofHours(limits.firstAttemptHours())),
                now.plus(Duration.ofHours(limits.allAttemptsHours())));
    }
}
