package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import care.continuum.local.topics.TopicRecord;
import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.History;
import care.continuum.messaging.checker.HistoryChecker;
import care.continuum.messaging.checker.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/// Judges a run once the world is whole again.
final class Verdict {

    private final World world;
    private final Topics topics;
    private final Ledger ledger;
    private final Poison poison;
    private final List<String> found = new ArrayList<>();
    private List<TopicRecord> records = List.of();

    Verdict(World world, Topics topics, Ledger ledger, Poison poison) {
        this.world = world;
        this.topics = topics;
        this.ledger = ledger;
        this.poison = poison;
    }

    /// The suite's own records at the end.
    List<TopicRecord> records() {
        return records;
    }

    List<String> violations(int replays) throws InterruptedException {
        try (var documents = new Documents(world.ports().mongodb())) {
            var quiet = new Quiet(documents, topics);
            quiet.await(Quiet.LIMIT).stream().limit(10).forEach(some -> found.add("not at rest: " + some));
            var evidence = new Evidence();
            for (int i = 1; i <= replays; i++) {
                evidence.add(replayed(documents, quiet, i));
            }
            records = Evidence.own(topics);
            evidence.documents(documents, Set.copyOf(poison.unreadable()))
                    .commands(ledger.entries())
                    .records(records)
                    .listeners(topics)
                    .logs(world.logs());
            HistoryChecker.check(new History(evidence.facts())).forEach(some -> found.add(some.toString()));
            found.addAll(world.partner()
                    .check(documents.all(Part.AFTERCARE, "plans"), documents.all(Part.INTAKE, "clients")));
            found.addAll(new AftercareRules(ledger.people(), records, documents.all(Part.AFTERCARE, "plans")).check());
            answeredBadly();
        }
        return found;
    }

    private void answeredBadly() {
        ledger.entries().stream()
                .filter(some -> some.status() == 500)
                .forEach(some -> found.add("%s was answered with 500: %s".formatted(some.what(), some.answer())));
        ledger.entries().stream()
                .filter(some -> some.kafkaAlone() && some.status() / 100 == 5)
                .forEach(some -> found.add(
                        "%s was answered with %d while only Kafka was away".formatted(some.what(), some.status())));
    }

    /// Lets every service hear everything again.
    private Same replayed(Documents documents, Quiet quiet, int number) throws InterruptedException {
        var before = documents.snapshot();
        var processes = world.stack().processes();
        for (var part : Part.SERVICES) {
            processes.kill(part);
        }
        for (var part : Part.SERVICES) {
            topics.rewind(part.label());
        }
        Part.SERVICES.forEach(processes::revive);
        world.stack().awaitReady();
        quiet.await(Duration.ofMinutes(2)).stream()
                .limit(10)
                .forEach(some -> found.add("not at rest after replay %d: %s".formatted(number, some)));
        return difference("replay " + number, before, documents.snapshot());
    }

    /// Of each document that has changed, the fields that have.
    private static Same difference(String when, Map<String, Document> before, Map<String, Document> after) {
        var first = new TreeMap<String, String>();
        var second = new TreeMap<String, String>();
        before.forEach((id, old) -> {
            var now = after.get(id);
            if (now == null) {
                first.put(id, "there");
            } else if (!now.equals(old)) {
                var fields = new java.util.TreeSet<>(old.keySet());
                fields.addAll(now.keySet());
                fields.removeIf(field -> java.util.Objects.equals(old.get(field), now.get(field)));
                fields.forEach(field -> {
                    first.put(id + ' ' + field, String.valueOf(old.get(field)));
                    second.put(id + ' ' + field, String.valueOf(now.get(field)));
                });
            }
        });
        after.keySet().stream().filter(id -> !before.containsKey(id)).forEach(id -> second.put(id, "there"));
        return new Same(Invariant.REPLAY, when, first, second);
    }
}
