package care.continuum.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// What passes see of the documents of one kind that have something left, so that each knows what the one
/// before saw too.
///
/// A pass that does not get all round is followed by another from the same place, and only then by one from
/// elsewhere: so every second one finds again what it looks for, however long the backlog.
final class Sightings {

    private Map<String, Long> before = Map.of();
    private Map<String, Long> now = new HashMap<>();
    private String begin = "";
    private boolean again;

    /// Makes a pass, from this document round, or from where the last one began.
    ///
    /// @param round looks at the documents from there on; returns whether it got all round
    void pass(String from, Predicate<String> round) {
        begin = again ? begin : from;
        again = !again;
        now = new HashMap<>();
        try {
            again &= !round.test(begin);
        } finally {
            before = now;
        }
    }

    /// Notes a document. Returns whether the pass before saw it with the same head.
    boolean seenAgain(String id, long head) {
        now.put(id, head);
        return Long.valueOf(head).equals(before.get(id));
    }

    /// How many this pass has seen.
    int count() {
        return now.size();
    }
}
