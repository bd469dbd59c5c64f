package care.continuum.messaging.checker;

import care.continuum.messaging.checker.Fact.Effects;
import care.continuum.messaging.checker.Fact.Marked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// In each document the events of one source took effect in order and once, and none that is marked did not:
/// the mark is that of the last one, and hides what was lost or overtaken before it.
///
/// An effect is told here by its place among the others, not by what it was: for that the documents are
/// compared after a replay, and what was told is held to its causes. The steps that an event takes outside of
/// its document are not told. Nobody discards events in a run that is judged so; one that was would be missed.
final class EffectRules {

    private final History history;
    private final List<Violation> found = new ArrayList<>();

    EffectRules(History history) {
        this.history = history;
    }

    /// One source in one document.
    private record Place(String listener, String target, String source) {}

    List<Violation> check() {
        var noted = new LinkedHashMap<Place, Set<Long>>();
        for (var effects : history.all(Effects.class)) {
            var place = new Place(effects.listener(), effects.target(), effects.source());
            inOrder(place, effects.sequences());
            noted.computeIfAbsent(place, _ -> new HashSet<>()).addAll(effects.sequences());
        }
        var missing = missing(noted);
        if (noted.isEmpty() && !missing.isEmpty()) {
            add("events are marked in %d documents, and none says what took effect in it".formatted(missing.size()));
        } else {
            missing.forEach((place, events) -> add("events %s of %s are marked and had no effect in %s of %s"
                    .formatted(events, place.source, place.target, place.listener)));
        }
        return found;
    }

    private void inOrder(Place place, List<Long> sequences) {
        for (int i = 1; i < sequences.size(); i++) {
            if (sequences.get(i) <= sequences.get(i - 1)) {
                add("event %d of %s took effect in %s of %s after event %d"
                        .formatted(sequences.get(i), place.source, place.target, place.listener, sequences.get(i - 1)));
            }
        }
    }

    /// What is marked and not noted. What waits in a queue is marked by no later event: that waits behind it.
    private Map<Place, Set<Long>> missing(Map<Place, Set<Long>> noted) {
        var missing = new LinkedHashMap<Place, Set<Long>>();
        for (var it : history.all(Marked.class)) {
            var place = new Place(it.listener(), it.target(), it.source());
            var isNoted = noted.getOrDefault(place, Set.of()).contains(it.sequence());
            if (it.seen() >= it.sequence() && !isNoted) {
                missing.computeIfAbsent(place, _ -> new TreeSet<>()).add(it.sequence());
            }
        }
        return missing;
    }

    private void add(String what) {
        found.add(new Violation(Invariant.HEARD_ONCE, what));
    }
}
