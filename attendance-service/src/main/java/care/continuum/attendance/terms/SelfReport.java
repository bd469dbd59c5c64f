package care.continuum.attendance.terms;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A support group that a client says they went to. Nobody checks it, and it is never a clinical hour.
///
/// @param minutes missing where the client did not say
public record SelfReport(LocalDate attendedOn, @Nullable Integer minutes, String by, Instant reportedAt) {}
