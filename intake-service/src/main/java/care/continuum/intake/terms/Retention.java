package care.continuum.intake.terms;

import care.continuum.privacy.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a client's records are kept beyond what is usual, or that they are gone.
public record Retention(@Nullable LegalHold hold, @Nullable Erasure erasure) {

    public static final Retention USUAL = new Retention(null, null);

    /// Nothing is erased while it stands.
    public record LegalHold(@Sealed(kept = true) String reason, String by, Instant since) {}

    /// Who the client was is gone.
    public record Erasure(@Sealed(kept = true) String reason, String by, Instant at) {}
}
