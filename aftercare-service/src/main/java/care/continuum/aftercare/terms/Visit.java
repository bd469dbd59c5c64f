package care.continuum.aftercare.terms;

import java.time.Instant;

/// The client's visit to the partner.
///
/// @param misses visits that the client has missed so far
public record Visit(Instant visitAt, int misses) {

    /// A visit is given again after this many misses; after one more somebody calls the client.
    public static final int MISSES_BEFORE_OUTREACH = 2;

    public Visit missed() {
        return new Visit(visitAt, misses + 1);
    }

    public boolean wantsOutreach() {
        return misses > MISSES_BEFORE_OUTREACH;
    }
}
