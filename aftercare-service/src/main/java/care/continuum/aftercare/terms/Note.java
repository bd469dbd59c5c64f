package care.continuum.aftercare.terms;

import care.continuum.privacy.Sealed;
import java.time.Instant;

/// Why staff did something unusual; it never leaves this service.
///
/// @param by who wrote it
public record Note(Instant at, String by, @Sealed String text) {}
