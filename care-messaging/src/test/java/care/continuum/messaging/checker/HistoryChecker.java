package care.continuum.messaging.checker;

import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Canary;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.Fact.Probed;
import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.Fact.Text;
import care.continuum.messaging.checker.Fact.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Finds in a history what breaks an invariant.
public final class HistoryChecker {

    private HistoryChecker() {}

    /// All violations; none where the run kept its promises.
    public static List<Violation> check(History history) {
        var found = new ArrayList<Violation>();
        found.addAll(new CommandRules(history).check());
        found.addAll(new DueRules(history).check());
        found.addAll(new TopicRules(history).check());
        found.addAll(new ListenerRules(history).check());
        found.addAll(new EffectRules(history).check());
        withoutKafka(history, found);
        canaries(history, found);
        history.all(Same.class).forEach(same -> compare(same, found));
        return found;
    }

    private static void withoutKafka(History history, List<Violation> found) {
        for (var asked : history.all(Asked.class)) {
            if (asked.onlyKafkaIsAway() && asked.outcome() == Outcome.UNKNOWN) {
                found.add(new Violation(
                        Invariant.WITHOUT_KAFKA,
                        "command %s of %s got no answer while only Kafka was away"
                                .formatted(asked.command(), asked.aggregate())));
            }
        }
        for (var probed : history.all(Probed.class)) {
            if (probed.onlyKafkaIsAway() && !probed.ready()) {
                found.add(new Violation(
                        Invariant.WITHOUT_KAFKA,
                        "%s was not ready while only Kafka was away".formatted(probed.instance())));
            }
        }
    }

    private static void canaries(History history, List<Violation> found) {
        for (var canary : history.all(Canary.class)) {
            for (var told : history.all(Told.class)) {
                if (told.toString().contains(canary.text())) {
                    found.add(new Violation(
                            Invariant.NO_NAMES,
                            "'%s' stands in event %d of %s in %s"
                                    .formatted(canary.text(), told.sequence(), told.aggregate(), told.topic())));
                }
            }
            for (var text : history.all(Text.class)) {
                if (text.text().contains(canary.text())) {
                    found.add(new Violation(
                            Invariant.NO_NAMES, "'%s' stands in %s".formatted(canary.text(), text.place())));
                }
            }
        }
    }

    private static void compare(Same same, List<Violation> found) {
        var ids = new TreeSet<>(same.first().keySet());
        ids.addAll(same.second().keySet());
        for (var id : ids) {
            var first = same.first().getOrDefault(id, "nothing");
            var second = same.second().getOrDefault(id, "nothing");
            if (!first.equals(second)) {
                found.add(new Violation(
                        same.invariant(), "%s: %s was %s and is %s".formatted(same.when(), id, first, second)));
            }
        }
    }
}
