package care.continuum.messaging.checker;

/// One way in which a run broke an invariant.
///
/// @param what in plain words, with the ids to look for
public record Violation(Invariant invariant, String what) {

    @Override
    public String toString() {
        return "%s: %s (%s)".formatted(invariant, what, invariant.promise());
    }
}
