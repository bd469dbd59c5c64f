package care.continuum.suite.faults;

import java.time.Duration;

/// How long it is still to be struck: until the blows that had an effect have taken that much time and are that many.
final class Stint {

    private static final int FEWEST_A_MINUTE = 6;

    /// Where nothing has an effect any more.
    private static final int TIMES_AS_LONG_AT_MOST = 10;

    private final Duration length;
    private final long latest;
    private Duration struck = Duration.ZERO;
    private long missing;

    /// @param nanos when it begins
    Stint(Duration length, long nanos) {
        this.length = length;
        this.latest = nanos + TIMES_AS_LONG_AT_MOST * length.toNanos();
        this.missing = FEWEST_A_MINUTE * length.toSeconds() / 60;
    }

    /// Whether another blow is due at this moment.
    boolean goesOn(long nanos) {
        return (struck.compareTo(length) < 0 || missing > 0) && nanos - latest < 0;
    }

    /// A blow that had an effect has taken that long, until the effect was seen.
    void struck(Duration took) {
        struck = struck.plus(took);
        missing--;
    }

    Duration struck() {
        return struck;
    }
}
