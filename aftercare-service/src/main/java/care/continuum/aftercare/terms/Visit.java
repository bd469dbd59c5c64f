package care.continuum.aftercare.terms;

import java.time.Instant;

/// The client's visit to the partner.
///
/// @param misses visits that the client has missed so far
public record Visit(Instant visitAt, int misses) {

    public Visit missed() {
        return new Visit(visitAt, misses + 1);
    }

    /// What was said of it was a mistake.
    public Visit notMissed() {
        return new Visit(visitAt, misses - 1);
    }

    /// Whether the client has missed more visits than are given again.
    public boolean wantsOutreach(int givenAgain) {
        return misses > givenAgain;
    }
}
