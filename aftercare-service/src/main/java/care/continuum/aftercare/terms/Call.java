package care.continuum.aftercare.terms;

import care.continuum.events.OutreachResult;
import java.time.Instant;

/// A call to the client and what came of it, of whichever service it was told.
public record Call(Instant at, OutreachResult result) {}
