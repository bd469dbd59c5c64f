package care.continuum.suite.faults;

import java.util.Random;

/// Names what is drawn for one client: the same for the same seed and number.
///
/// @param again whether somebody else has gone this way before
record Way(long seed, int number, boolean again) {

    String name() {
        return Long.toString(seed, 36) + '-' + number + (again ? "-again" : "");
    }

    Random random() {
        return new Random(seed * 1_000_003 + number);
    }
}
