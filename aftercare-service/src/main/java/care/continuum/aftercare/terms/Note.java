package care.continuum.aftercare.terms;

import java.time.Instant;

/// Why staff did something unusual; it never leaves this service.
///
/// @param by who wrote it
public record Note(Instant at, String by, String text) {}
