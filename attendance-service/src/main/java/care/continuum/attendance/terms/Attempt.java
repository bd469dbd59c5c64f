package care.continuum.attendance.terms;

import care.continuum.events.OutreachChannel;
import care.continuum.events.OutreachResult;
import java.time.Instant;

/// One try to reach a client.
public record Attempt(
        Instant attemptedAt, OutreachChannel channel, OutreachResult result, String by, Instant recordedAt) {}
