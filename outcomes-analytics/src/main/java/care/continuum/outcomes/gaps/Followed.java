package care.continuum.outcomes.gaps;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What was seen of one aggregate's numbers, which count from 1. First copies stand in a topic in sequence, so that a
/// number that was passed over is missing; copies change nothing.
///
/// @param upTo   all up to here were seen
/// @param beyond those seen behind the first one that is missing, ascending
/// @param since  when a number was first passed over, in milliseconds since 1970; 0 while none is missing
record Followed(long upTo, List<Long> beyond, long since) {

    static final Followed NONE = new Followed(0, List.of(), 0);

    Followed see(long number, long now) {
        if (number <= upTo || beyond.contains(number)) {
            return this;
        }
        if (number > upTo + 1) {
            var more = new TreeSet<>(beyond);
            more.add(number);
            return new Followed(upTo, List.copyOf(more), since == 0 ? now : since);
        }
        var reached = number;
        var rest = new ArrayList<>(beyond);
        while (!rest.isEmpty() && rest.getFirst() == reached + 1) {
            reached = rest.removeFirst();
        }
        return new Followed(reached, List.copyOf(rest), rest.isEmpty() ? 0 : now);
    }

    boolean isWhole() {
        return beyond.isEmpty();
    }

    /// The first number that is missing.
    long missing() {
        return upTo + 1;
    }
}
