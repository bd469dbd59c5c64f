package care.continuum.attendance.terms;

import care.continuum.events.ScreeningId;
import java.time.Instant;

/// The sums of one weekly Brief Addiction Monitor.
public record Measure(ScreeningId screeningId, int use, int risk, int protective, Instant measuredAt) {}
