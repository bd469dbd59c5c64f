package care.continuum.intake.terms;

import care.continuum.events.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody known earlier who may be the same person, and what staff said of it.
///
/// @param decideBy  when staff should have decided
/// @param decidedBy who said it last
public record Likeness(
        ClientId other,
        Verdict verdict,
        Instant decideBy,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    public enum Verdict {
        UNDECIDED,
        SAME_PERSON,
        ANOTHER_PERSON
    }

    public static Likeness possible(ClientId other, Instant decideBy) {
        return new Likeness(other, Verdict.UNDECIDED, decideBy, null, null);
    }

    public boolean is(Verdict said) {
        return verdict == said;
    }

    public Likeness decided(Verdict said, String by, Instant at) {
        return new Likeness(other, said, decideBy, by, at);
    }
}
