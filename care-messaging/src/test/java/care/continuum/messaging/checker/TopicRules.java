package care.continuum.messaging.checker;

import care.continuum.messaging.checker.Fact.Kept;
import care.continuum.messaging.checker.Fact.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The topics hold what the documents have decided: all of it, nothing else, and the first copies in order.
final class TopicRules {

    private final Map<String, List<Told>> told = new LinkedHashMap<>();
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final List<Violation> found = new ArrayList<>();

    TopicRules(History history) {
        for (var one : history.all(Told.class)) {
            told.computeIfAbsent(name(one.source(), one.aggregate()), _ -> new ArrayList<>())
                    .add(one);
        }
        for (var one : history.all(Kept.class)) {
            kept.put(name(one.source(), one.aggregate()), one);
        }
    }

    private static String name(String source, String aggregate) {
        return source + ' ' + aggregate;
    }

    List<Violation> check() {
        told.forEach((name, copies) -> {
            var firsts = firsts(name, copies);
            var document = kept.get(name);
            if (document == null) {
                broken("%s told %d events, and there is no such document".formatted(name, firsts.size()));
            } else {
                decided(name, firsts, document);
            }
        });
        kept.forEach((name, document) -> {
            if (!told.containsKey(name) && document.sequence() > 0) {
                broken("%s decided %d events, and none of them was told".formatted(name, document.sequence()));
            }
            if (document.waiting() > 0) {
                found.add(new Violation(
                        Invariant.HEALED, "%d events wait in the outbox of %s".formatted(document.waiting(), name)));
            }
        });
        return found;
    }

    /// The first copy of each event, judged by its order and its likeness to the later ones.
    private List<Told> firsts(String name, List<Told> copies) {
        var firsts = new ArrayList<Told>();
        var bySequence = new HashMap<Long, Told>();
        var place = copies.getFirst();
        for (var copy : copies) {
            if (!copy.topic().equals(place.topic())
                    || copy.partition() != place.partition()
                    || !copy.key().equals(place.key())) {
                broken("event %d of %s has another topic, partition or key than event %d"
                        .formatted(copy.sequence(), name, place.sequence()));
            }
            var first = bySequence.putIfAbsent(copy.sequence(), copy);
            if (first == null) {
                firsts.add(copy);
                if (copy.sequence() != firsts.size()) {
                    broken("event %d of %s stands where the first copy of event %d was due"
                            .formatted(copy.sequence(), name, firsts.size()));
                }
            } else if (!first.content().equals(copy.content())
                    || !first.eventId().equals(copy.eventId())
                    || !first.type().equals(copy.type())) {
                broken("two copies of event %d of %s differ: %s and %s"
                        .formatted(copy.sequence(), name, first.content(), copy.content()));
            }
        }
        return firsts;
    }

    private void decided(String name, List<Told> firsts, Kept document) {
        if (firsts.size() < document.sequence() - document.waiting()) {
            broken("%s decided %d events, and only %d were told".formatted(name, document.sequence(), firsts.size()));
        }
        var contents = document.contents();
        for (var first : firsts) {
            if (first.sequence() > document.sequence()) {
                broken("event %d of %s was told, and its document has decided %d"
                        .formatted(first.sequence(), name, document.sequence()));
            } else if (contents != null
                    && first.sequence() > 0
                    && !first.content().equals(contents.get((int) first.sequence() - 1))) {
                broken("event %d of %s was told as %s and decided as %s"
                        .formatted(first.sequence(), name, first.content(), contents.get((int) first.sequence() - 1)));
            }
        }
    }

    private void broken(String what) {
        found.add(new Violation(Invariant.TOLD_IN_ORDER, what));
    }
}
